package datapunk.lake.cache.region;

import datapunk.lake.cache.policy.Worth;

/** A value in a region and how often it is read. */
final class Held<V> {
    /** After this time a read counts half. */
    private static final double HALF_LIFE_MILLIS = 6 * 3_600_000.0;

    final V value;
    final Worth worth;
    final long since;
    /** Loaded ahead, and not yet read by anybody. */
    boolean unread;

    long reads;
    private double heat;
    private long heatAt;

    Held(V value, Worth worth, long now, boolean unread) {
        this.value = value;
        this.worth = worth;
        this.since = now;
        this.heatAt = now;
        this.unread = unread;
    }

    void read(long now) {
        heat = heat(now) + 1;
        heatAt = now;
        reads++;
        unread = false;
    }

    /** Reads, the older the less. */
    double heat(long now) {
        return heat * Math.exp(-(now - heatAt) * (Math.log(2) / HALF_LIFE_MILLIS));
    }

    Watch.Stay stay(long now) {
        return new Watch.Stay(worth.bytes(), worth.costMillis(), reads, now - since, unread);
    }
}
