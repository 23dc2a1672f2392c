/** The vector tile route. */
@NullMarked
package datapunk.lake.web.tile;

import org.jspecify.annotations.NullMarked;
