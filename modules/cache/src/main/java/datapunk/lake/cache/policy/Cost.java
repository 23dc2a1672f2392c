package datapunk.lake.cache.policy;

import java.util.function.LongSupplier;

/**
 * Keeps what spares the database most per byte: a key is worth its fading frequency, as {@link DecayedLfu} counts and
 * remembers it, times the time its load takes, divided by its weight. Of the newest key and 15 drawn at random the one
 * of least worth leaves, so that what is large, cheap and new does not even push out one that is worth more.
 *
 * <p>Cost and size as in Cao, Irani: Cost-Aware WWW Proxy Caching Algorithms, USITS 1997 (GreedyDual-Size), frequency as
 * in Cherkasova: Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency Caching Policy, HP Labs 1998; but what
 * is old fades instead of what is new being raised.
 */
public final class Cost<K> extends DecayedLfu<K> {
    /** What a load takes at least, milliseconds: measured as 0 it is still not for nothing. */
    private static final double LEAST_MILLIS = 0.1;

    /** At most {@code bound} bytes; the same seed makes the same choices. */
    public Cost(long bound, LongSupplier millis, long seed) {
        super("cost", bound, millis, seed);
    }

    @Override
    double price(Worth worth) {
        return Math.log(Math.max(LEAST_MILLIS, worth.costMillis()) / worth.bytes()) / Math.log(2);
    }
}
