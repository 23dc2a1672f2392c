/** What the stages hand to each other: one type per step, so that a wrong order does not compile. */
@NullMarked
package datapunk.lake.ingest.batch;

import org.jspecify.annotations.NullMarked;
