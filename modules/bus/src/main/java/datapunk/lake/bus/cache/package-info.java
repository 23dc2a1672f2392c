/** What the cache room says and is asked. */
@NullMarked
package datapunk.lake.bus.cache;

import org.jspecify.annotations.NullMarked;
