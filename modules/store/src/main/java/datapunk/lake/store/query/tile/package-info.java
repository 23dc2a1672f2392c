/** Vector tiles from counts of fixes; pure arithmetic. */
@NullMarked
package datapunk.lake.store.query.tile;

import org.jspecify.annotations.NullMarked;
