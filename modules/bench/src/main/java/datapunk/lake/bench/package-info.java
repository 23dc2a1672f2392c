/** End-to-end benchmarks against raw PostgreSQL; results go to docs/benchmarks.md. */
@NullMarked
package datapunk.lake.bench;

import org.jspecify.annotations.NullMarked;
