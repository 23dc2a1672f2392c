/** Cells and pyramid: counts of fixes by place and time, kept exact by deltas. */
@NullMarked
package datapunk.lake.store.index;

import org.jspecify.annotations.NullMarked;
