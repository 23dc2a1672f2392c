/** Looking at the cache and changing it. */
@NullMarked
package datapunk.lake.web.cache;

import org.jspecify.annotations.NullMarked;
