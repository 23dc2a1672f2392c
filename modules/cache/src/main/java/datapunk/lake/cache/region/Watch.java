package datapunk.lake.cache.region;

/** Told what leaves a region. Must not call the region. */
@FunctionalInterface
public interface Watch<K> {
    /** A key left. */
    void left(K key, Leaving why);

    /** A key left; with the figures of its stay. */
    default void left(K key, Leaving why, Stay stay) {
        left(key, why);
    }

    /**
     * The stay of a value in a region.
     *
     * @param bytes its weight
     * @param costMillis what loading it took
     * @param reads how often users read it
     * @param millis how long it was there
     * @param unread whether it was loaded ahead and no user has read it
     */
    record Stay(long bytes, double costMillis, long reads, long millis, boolean unread) {}
}
