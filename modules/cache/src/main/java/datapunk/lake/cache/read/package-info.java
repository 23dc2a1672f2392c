/** The way of a question through memory, Redis and the store. */
@NullMarked
package datapunk.lake.cache.read;

import org.jspecify.annotations.NullMarked;
