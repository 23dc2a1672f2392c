package datapunk.lake.cache.read;

import java.util.Arrays;

/** What the last loads of a region took, and how long a lease for one should be. For one thread. */
final class LoadTimes {
    private static final int REMEMBERED = 256;
    private static final int ENOUGH = 8;
    private static final long LEAST = 250;
    private static final long MOST = 10_000;
    private static final long UNKNOWN = 2_000;

    private final double[] millis = new double[REMEMBERED];
    private long n;

    void took(double loadMillis) {
        millis[(int) (n++ % REMEMBERED)] = loadMillis;
    }

    /** One and a half times what 99 of 100 loads take at most, milliseconds. */
    long lease() {
        int known = (int) Math.min(n, REMEMBERED);
        if (known < ENOUGH) {
            return UNKNOWN;
        }
        double[] sorted = Arrays.copyOf(millis, known);
        Arrays.sort(sorted);
        return Math.clamp((long) (1.5 * sorted[Math.min(known - 1, (int) (known * 0.99))]), LEAST, MOST);
    }
}
