package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.replay.KeyHash;
import datapunk.lake.cache.warm.WarmKey;

/**
 * Weight and cost of every answer there could be, drawn from its hash: log-normal, 2 KB to 400 KB around a median of 12
 * KB and 25 to 600 ms around a median of 30 ms, independent of each other and of how often anyone asks.
 */
final class Costs {
    private static final double MEDIAN_BYTES = 12_000;
    private static final double SPREAD_BYTES = 1.1;
    private static final double MEDIAN_MILLIS = 30;
    private static final double SPREAD_MILLIS = 0.82;

    private final long salt;

    Costs(long seed) {
        this.salt = KeyHash.mix(seed ^ 0x5851f42d4c957f2dL);
    }

    Worth of(WarmKey key) {
        long h = KeyHash.of(key, salt);
        double u = ((h >>> 40) + 0.5) / (1 << 24);
        double angle = 2 * Math.PI * (h & 0xffffff) / (1 << 24);
        double radius = Math.sqrt(-2 * Math.log(u));
        long bytes = (long) (MEDIAN_BYTES * Math.exp(SPREAD_BYTES * radius * Math.cos(angle)));
        double millis = MEDIAN_MILLIS * Math.exp(SPREAD_MILLIS * radius * Math.sin(angle));
        return new Worth(Math.clamp(bytes, 2_000, 400_000), Math.clamp(millis, 25, 600));
    }
}
