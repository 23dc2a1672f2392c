package datapunk.lake.cache.region;

/** What a region counts. */
final class Counts {
    private long heap;
    private long warmed;
    private long misses;
    private long hitBytes;
    private long missBytes;
    private double savedMillis;
    private long tooLarge;
    private final long[] left = new long[Leaving.values().length];

    void missed() {
        misses++;
    }

    void found(Held<?> held) {
        hitBytes += held.worth.bytes();
        if (held.unread) {
            warmed++;
        } else {
            heap++;
            savedMillis += held.worth.costMillis();
        }
    }

    void brought(long bytes) {
        missBytes += bytes;
    }

    void tooLarge() {
        tooLarge++;
    }

    void left(Leaving why) {
        left[why.ordinal()]++;
    }

    RegionStats with(RegionStats.Size size) {
        return new RegionStats(
                new RegionStats.Reads(heap, warmed, misses, hitBytes, missBytes, savedMillis),
                new RegionStats.Losses(
                        left[Leaving.EVICTED.ordinal()],
                        left[Leaving.EXPIRED.ordinal()],
                        left[Leaving.CHANGED.ordinal()],
                        left[Leaving.NOT_LET_IN.ordinal()],
                        left[Leaving.UNREAD.ordinal()],
                        tooLarge),
                size);
    }
}
