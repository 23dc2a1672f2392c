package datapunk.lake.cache.warm.guard;

/** A bucket that fills at a steady rate up to a bound; what is taken may also be taken on credit. */
public final class TokenBucket {
    private final double perMilli;
    private final double bound;
    private double tokens;
    private long at;

    /** A full bucket. @param now the clock's time */
    public TokenBucket(double perMinute, double bound, long now) {
        perMilli = perMinute / 60_000;
        this.bound = bound;
        tokens = bound;
        at = now;
    }

    /** What is in it; below 0 after a credit. */
    public double left(long now) {
        tokens = Math.min(bound, tokens + Math.max(0, now - at) * perMilli);
        at = Math.max(at, now);
        return tokens;
    }

    /** Takes, or gives back when negative. */
    public void take(double amount, long now) {
        tokens = Math.min(bound, left(now) - amount);
    }
}
