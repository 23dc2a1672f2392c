package datapunk.lake.cache.replay;

/**
 * How a trace is replayed.
 *
 * @param bytes of the cache, staging included
 * @param staging share of it for what was loaded ahead
 * @param learnDays days that are gone through before anything is counted
 * @param quietFrom day from which on it is measured how long a warmer goes on loading, fractions allowed
 * @param touch what a change throws out
 */
public record ReplaySetting(long bytes, double staging, int learnDays, double quietFrom, Touch touch) {
    /** 128 MB, a tenth of it for staging; the first half of the days is only learned from. */
    public static ReplaySetting of(Trace trace) {
        int half = trace.days() / 2;
        return new ReplaySetting(128L << 20, 0.10, half, half, Touch.EXACT);
    }

    /** What a change throws out of memory. */
    public enum Touch {
        /** The answers that differ, as the trace names them. */
        EXACT,
        /** What the product's own rule says of the changed days and level-14 cells. */
        PRODUCT,
        /** All of its owner's answers. */
        OWNER
    }

    /** The same with another bound. */
    public ReplaySetting withBytes(long other) {
        return new ReplaySetting(other, staging, learnDays, quietFrom, touch);
    }

    /** The same with another rule for changes. */
    public ReplaySetting withTouch(Touch other) {
        return new ReplaySetting(bytes, staging, learnDays, quietFrom, other);
    }

    /** The same with another day to measure quiet from. */
    public ReplaySetting withQuietFrom(double other) {
        return new ReplaySetting(bytes, staging, learnDays, other, touch);
    }
}
