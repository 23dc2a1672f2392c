package datapunk.lake.cache.warm.model;

/** Turns quantities into a few steps, so that a linear model can bend. */
public final class Buckets {
    private Buckets() {}

    /** Steps of half an octave of a time in milliseconds: 0 below a second, 40 above twelve days; 41 for never. */
    public static int time(long millis) {
        if (millis < 0) {
            return 41;
        }
        return Math.min(40, octaves(1 + millis / 1000.0));
    }

    /** Steps of half an octave of a count: 0 below 1/16. */
    public static int count(double count) {
        return Math.min(31, octaves(1 + 8 * count));
    }

    /** Steps of a share from 0 to 1, finer near 0: 0 to 7. */
    public static int share(double share) {
        return share <= 0
                ? 0
                : share < .02
                        ? 1
                        : share < .05 ? 2 : share < .1 ? 3 : share < .2 ? 4 : share < .4 ? 5 : share < .7 ? 6 : 7;
    }

    /** Tenths of a share from 0 to 1. */
    public static int tenths(double share) {
        return (int) Math.clamp(share * 10, 0, 9);
    }

    /** Twice the binary logarithm of a number from 1 up, rounded down, without calling log. */
    private static int octaves(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) - 1023;
        boolean upper = (bits >>> 32 & 0xFFFFF) >= 0x6A09E; // mantissa of the square root of 2
        return 2 * exponent + (upper ? 1 : 0);
    }
}
