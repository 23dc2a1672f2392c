package datapunk.lake.cache;

import datapunk.lake.cache.desk.CacheSettings;
import datapunk.lake.cache.desk.RequestLogging;
import datapunk.lake.cache.region.RegionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the cache is set.
 *
 * @param regions settings of {@code tiles} and {@code queries}
 * @param warming whether answers are loaded before anybody asks ({@code lake.cache.warming})
 * @param redis connection string {@code redis://[:password@]host:port}, if there is a Redis ({@code lake.redis.url})
 * @param notices sentences about settings that were not taken
 * @param learned file for what warming has learned, if it is to last
 * @param log whether requests are logged, beside what was learned ({@code lake.cache.log})
 */
public record CacheConfig(
        List<RegionConfig> regions,
        boolean warming,
        Optional<String> redis,
        List<String> notices,
        Optional<Path> learned,
        RequestLogging log) {
    /** Settings of the cache begin with this. */
    public static final String PREFIX = "lake.cache.";

    public CacheConfig {
        regions = List.copyOf(regions);
        notices = List.copyOf(notices);
        if (redis.isPresent()
                && !redis.get().startsWith("redis://")
                && !redis.get().startsWith("rediss://")) {
            throw new IllegalArgumentException("lake.redis.url must look like redis://:password@host:6379");
        }
    }

    /** A cache that forgets what it has learned when it stops. */
    public CacheConfig(List<RegionConfig> regions, boolean warming, Optional<String> redis, List<String> notices) {
        this(regions, warming, redis, notices, Optional.empty(), RequestLogging.OFF);
    }

    /** The same, with a file for what warming has learned. */
    public CacheConfig learningIn(Path file) {
        return new CacheConfig(regions, warming, redis, notices, Optional.of(file), log);
    }

    /**
     * The configuration that these settings say. A setting that cannot be is passed over: its default is taken, and a
     * notice names its key.
     *
     * @param settings values by key, each beginning with {@link #PREFIX}
     * @param redis connection string, if there is a Redis
     * @param memory bytes this process may use; all regions together stay within three quarters of it
     */
    public static CacheConfig of(Map<String, String> settings, Optional<String> redis, long memory) {
        var read = new CacheSettings(settings, memory);
        return new CacheConfig(read.regions(), read.warming(), redis, read.notices(), Optional.empty(), read.log());
    }
}
