package datapunk.lake.bus.store;

import datapunk.lake.model.Fix;

/**
 * A half-open interval of UTC time.
 *
 * @param from first millisecond since the epoch
 * @param to first millisecond after it
 */
public record Period(long from, long to) {
    /** All time. */
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whole UTC days. @param from first day since the epoch @param to first day after */
    public static Period days(int from, int to) {
        return new Period(from * Fix.DAY, to * Fix.DAY);
    }

    /** Whether this is all time. */
    public boolean always() {
        return from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }

    /** First UTC day it touches, days since the epoch. */
    public int firstDay() {
        return from == Long.MIN_VALUE ? Integer.MIN_VALUE : clamped(Math.floorDiv(from, Fix.DAY));
    }

    /** Days that no int can hold are as good as none. */
    private static int clamped(long day) {
        return Math.clamp(day, Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
    }

    /** First UTC day after all it touches. */
    public int endDay() {
        return to == Long.MAX_VALUE
                ? Integer.MAX_VALUE
                : clamped(-Math.floorDiv(-Math.max(to, -Long.MAX_VALUE), Fix.DAY));
    }

    /** Whether the instant lies inside. */
    public boolean contains(long time) {
        return time >= from && time < to;
    }
}
