package datapunk.lake.ingest.transform;

/**
 * Degrees with nine decimals as the lake keeps them: the nearest 1e-7 degree, and what that lacks, packed as
 * {@code Fix.fraction} says. Nothing is lost: the nine decimals come back exactly.
 */
public final class Degrees {
    private static final int STEP = 100;
    private static final int PACK = 128;

    private Degrees() {}

    /** The nearest 1e-7 degree, halves upwards. */
    public static int e7(long e9) {
        return (int) Math.floorDiv(e9 + STEP / 2, STEP);
    }

    /** What the two nearest 1e-7 degrees lack to the stated 1e-9 degrees; 0 when they are exact. */
    public static int fraction(long lonE9, long latE9) {
        return PACK * (int) (lonE9 - e7(lonE9) * (long) STEP) + (int) (latE9 - e7(latE9) * (long) STEP);
    }

    /** The longitude as stated, 1e-9 degrees. */
    public static long lonE9(int lonE7, int fraction) {
        return lonE7 * (long) STEP + Math.floorDiv(fraction + PACK / 2, PACK);
    }

    /** The latitude as stated, 1e-9 degrees. */
    public static long latE9(int latE7, int fraction) {
        return latE7 * (long) STEP + Math.floorMod(fraction + PACK / 2, PACK) - PACK / 2;
    }
}
