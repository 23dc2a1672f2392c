/** One region of the cache: values within a bound of bytes, with staging, time to live and counts. */
@NullMarked
package datapunk.lake.cache.region;

import org.jspecify.annotations.NullMarked;
