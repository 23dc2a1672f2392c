/** Where answers are kept: the heap, and Redis behind it. */
@NullMarked
package datapunk.lake.cache.tier;

import org.jspecify.annotations.NullMarked;
