/** Cells and pyramid brought up to what was committed. */
@NullMarked
package datapunk.lake.ingest.index;

import org.jspecify.annotations.NullMarked;
