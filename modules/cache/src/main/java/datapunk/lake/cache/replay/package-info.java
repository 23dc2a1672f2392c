/** Replays what was asked, made up or logged, through the cache's own policies and warmer under a virtual clock. */
@NullMarked
package datapunk.lake.cache.replay;

import org.jspecify.annotations.NullMarked;
