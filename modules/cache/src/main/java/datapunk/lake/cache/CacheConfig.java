package datapunk.lake.cache;

import java.util.Optional;

/**
 * How much is kept near.
 *
 * @param bytes bound of the heap tier ({@code lake.cache.bytes})
 * @param redis connection string {@code redis://[:password@]host:port}, if there is a Redis ({@code lake.redis.url})
 */
public record CacheConfig(long bytes, Optional<String> redis) {
    public CacheConfig {
        if (bytes < 1 << 20 || bytes > 1L << 36) {
            throw new IllegalArgumentException("lake.cache.bytes must lie between 1048576 (1 MiB) and 68719476736");
        }
        if (redis.isPresent()
                && !redis.get().startsWith("redis://")
                && !redis.get().startsWith("rediss://")) {
            throw new IllegalArgumentException("lake.redis.url must look like redis://:password@host:6379");
        }
    }
}
