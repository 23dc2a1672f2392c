/** Where a question looks, in terms of cells; pure geometry. */
@NullMarked
package datapunk.lake.store.query.area;

import org.jspecify.annotations.NullMarked;
