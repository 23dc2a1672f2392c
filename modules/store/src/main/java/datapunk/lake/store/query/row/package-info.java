/** How fixes are shown: one payload per key, pages, JSON rows. */
@NullMarked
package datapunk.lake.store.query.row;

import org.jspecify.annotations.NullMarked;
