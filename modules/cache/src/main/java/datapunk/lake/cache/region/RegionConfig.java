package datapunk.lake.cache.region;

import datapunk.lake.cache.policy.Policies;
import java.time.Duration;

/**
 * How a region is set. Whatever is out of range is refused with a sentence that names the key
 * {@code lake.cache.NAME.field}.
 *
 * @param name lower-case letters
 * @param policy name of the policy that chooses what leaves
 * @param bytes bound of all that is kept, staged values included
 * @param ttl longest time a value is kept; zero for any time
 * @param level how old a value may be when another process commits
 * @param staging share of the bytes for values that were loaded ahead and not yet read, 0 to 0.5
 * @param redis whether values are kept in Redis as well
 * @param warming whether values are loaded ahead
 */
public record RegionConfig(
        String name,
        String policy,
        long bytes,
        Duration ttl,
        Level level,
        double staging,
        boolean redis,
        boolean warming) {
    /** Least bound. */
    public static final long LEAST = 1L << 16;
    /** Largest bound. */
    public static final long MOST = 1L << 36;
    /** Longest time to live. */
    public static final Duration LONGEST = Duration.ofDays(365);

    public RegionConfig {
        String key = "lake.cache." + name + ".";
        if (!Policies.names().contains(policy)) {
            throw new IllegalArgumentException(
                    key + "policy must be one of " + String.join(", ", Policies.names()) + ", not \"" + policy + "\".");
        }
        if (bytes < LEAST || bytes > MOST) {
            throw new IllegalArgumentException(
                    key + "bytes must lie between " + LEAST + " (64k) and " + MOST + " (64g), not " + bytes + ".");
        }
        if (ttl.isNegative() || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + "ttl must lie between 0 (no limit) and " + LONGEST.toDays()
                    + " days, not " + ttl.toSeconds() + " seconds.");
        }
        if (!(staging >= 0 && staging <= 0.5)) {
            throw new IllegalArgumentException(key + "staging must lie between 0 and 0.5, not " + staging + ".");
        }
    }

    /** A region as it is when nothing is said. */
    public static RegionConfig of(String name, long bytes) {
        return new RegionConfig(name, "cost", bytes, Duration.ZERO, Level.BOUNDED, 0.10, true, true);
    }

    /** The same with another policy. */
    public RegionConfig withPolicy(String other) {
        return new RegionConfig(name, other, bytes, ttl, level, staging, redis, warming);
    }

    /** The same with another bound. */
    public RegionConfig withBytes(long other) {
        return new RegionConfig(name, policy, other, ttl, level, staging, redis, warming);
    }

    /** The same with another time to live. */
    public RegionConfig withTtl(Duration other) {
        return new RegionConfig(name, policy, bytes, other, level, staging, redis, warming);
    }

    /** The same with another level. */
    public RegionConfig withLevel(Level other) {
        return new RegionConfig(name, policy, bytes, ttl, other, staging, redis, warming);
    }

    /** The same with another share for staging. */
    public RegionConfig withStaging(double other) {
        return new RegionConfig(name, policy, bytes, ttl, level, other, redis, warming);
    }

    /** The same with or without Redis. */
    public RegionConfig withRedis(boolean other) {
        return new RegionConfig(name, policy, bytes, ttl, level, staging, other, warming);
    }

    /** The same with or without loading ahead. */
    public RegionConfig withWarming(boolean other) {
        return new RegionConfig(name, policy, bytes, ttl, level, staging, redis, other);
    }

    /** Bytes for staged values. */
    public long stagingBytes() {
        return warming ? (long) (bytes * staging) : 0;
    }

    /** The largest value that is kept. */
    public long largest() {
        return bytes / 8;
    }
}
