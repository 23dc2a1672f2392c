/** A made-up household of map readers and their phones: what a cache has to live with, from a seed. */
@NullMarked
package datapunk.lake.cache.replay.life;

import org.jspecify.annotations.NullMarked;
