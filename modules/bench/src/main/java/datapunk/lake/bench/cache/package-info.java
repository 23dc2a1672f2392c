/** What the cache is worth: policies on public traces, warming on a replayed household, truth across processes. */
@NullMarked
package datapunk.lake.bench.cache;

import org.jspecify.annotations.NullMarked;
