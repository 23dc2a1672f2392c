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
        return from == Long.MIN_VALUE ? Integer.MIN_VALUE : (int) Math.floorDiv(from, Fix.DAY);
    }

    /** First UTC day after all it touches. */
    public int endDay() {
        return to == Long.MAX_VALUE ? Integer.MAX_VALUE : (int) Math.floorDiv(to - 1, Fix.DAY) + 1;
    }

    /** Whether the instant lies inside. */
    public boolean contains(long time) {
        return time >= from && time < to;
    }
}
