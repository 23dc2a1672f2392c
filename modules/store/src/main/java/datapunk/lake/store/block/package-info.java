/** Day blocks: sorted sets of fixes, their hash, their merging and their support. */
@NullMarked
package datapunk.lake.store.block;

import org.jspecify.annotations.NullMarked;
