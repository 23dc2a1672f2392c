package datapunk.lake.sample.life;

import java.util.List;

/** Chance that falls the same way for the same seed, everywhere and for ever: SplitMix64 (Steele, Lea, Flood 2014). */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    /** Four times the mean of a 16-bit number, and the deviation of the sum of four. */
    private static final double FOUR_MEANS = 4 * 32767.5;

    private static final double FOUR_DEVIATIONS = 37837.2;

    private long state;

    /** Dice that fall the same way for the same seed. */
    public Dice(long seed) {
        state = seed;
    }

    /** A number that depends on the two alone. */
    public static long hash(long a, long b) {
        return mix(mix(a + GOLDEN) ^ b * GOLDEN);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Any 64 bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to below 1. */
    public double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** From low to below high. */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** From low to high, both included. */
    public int between(int low, int high) {
        return low + (int) (((next() >>> 32) * (high - low + 1L)) >>> 32);
    }

    /** True with a probability from 0 to 1. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** About normal with deviation 1, never beyond 3.5: a sum of four. */
    public double gauss() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - FOUR_MEANS) / FOUR_DEVIATIONS;
    }

    /** One of them. */
    public <T> T pick(List<T> from) {
        return from.get(between(0, from.size() - 1));
    }
}
