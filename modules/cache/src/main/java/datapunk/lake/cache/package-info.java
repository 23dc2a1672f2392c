/** Tiles and answers kept near: eviction policies over a heap tier and a Redis tier. */
@NullMarked
package datapunk.lake.cache;

import org.jspecify.annotations.NullMarked;
