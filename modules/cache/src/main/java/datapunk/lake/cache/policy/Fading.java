package datapunk.lake.cache.policy;

import java.util.function.LongSupplier;

/**
 * A count of events each of which counts half as much after every half-life.
 *
 * <p>A count is kept as log2(count now) + (now in half-lives). As all counts fade at one rate, that number stays the same
 * while nothing happens, and two of them compare as the counts do, at any time, without being brought up to date.
 */
final class Fading {
    private static final double LN2 = Math.log(2);

    private final double halfLifeMillis;
    private final LongSupplier millis;
    private final long start;

    /** @param millis a clock that only grows */
    Fading(long halfLifeMillis, LongSupplier millis) {
        this.halfLifeMillis = halfLifeMillis;
        this.millis = millis;
        this.start = millis.getAsLong();
    }

    /** The count of one event now. */
    double one() {
        return (millis.getAsLong() - start) / halfLifeMillis;
    }

    /** The count with one more event now. */
    double more(double count) {
        double now = one();
        double behind = (count - now) * LN2;
        return now + (behind > 30 ? behind : Math.log1p(Math.exp(behind))) / LN2;
    }
}
