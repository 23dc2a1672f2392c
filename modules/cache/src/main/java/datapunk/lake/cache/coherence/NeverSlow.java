package datapunk.lake.cache.coherence;

import java.util.function.LongSupplier;

/**
 * Milliseconds that pass no slower than either of two clocks, so that time in which the process or the machine stood
 * still is never missed: the monotonic clock may stop while a machine sleeps, the clock of the day may be set back. For one
 * thread.
 */
public final class NeverSlow implements LongSupplier {
    private final LongSupplier one;
    private final LongSupplier other;
    private long seenOne;
    private long seenOther;
    private long now;

    /** Time by these two. */
    public NeverSlow(LongSupplier one, LongSupplier other) {
        this.one = one;
        this.other = other;
        this.seenOne = one.getAsLong();
        this.seenOther = other.getAsLong();
    }

    /** Time by the clocks of this machine. */
    public static NeverSlow ofMachine() {
        return new NeverSlow(() -> System.nanoTime() / 1_000_000, System::currentTimeMillis);
    }

    @Override
    public long getAsLong() {
        long a = one.getAsLong();
        long b = other.getAsLong();
        now += Math.max(0, Math.max(a - seenOne, b - seenOther));
        seenOne = a;
        seenOther = b;
        return now;
    }
}
