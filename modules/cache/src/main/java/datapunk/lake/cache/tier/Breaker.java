package datapunk.lake.cache.tier;

import java.util.function.LongSupplier;

/**
 * Leaves a server alone after it has failed. It is used again only when a probe has succeeded, so that nobody else waits
 * for a server that is away. For one thread.
 */
public final class Breaker {
    private final long restMillis;
    private final LongSupplier millis;
    private boolean closed;
    private long restsUntil = Long.MIN_VALUE;

    /** Open at first: nobody has answered yet. @param restMillis pause before a probe after a failure */
    public Breaker(long restMillis, LongSupplier millis) {
        this.restMillis = restMillis;
        this.millis = millis;
    }

    /** Whether the server may be used. */
    public boolean lets() {
        return closed;
    }

    /** Whether it is time to look whether the server is back. */
    public boolean probes() {
        return !closed && millis.getAsLong() >= restsUntil;
    }

    /** A probe succeeded. */
    public void works() {
        closed = true;
    }

    /** The server failed. @return whether that is news */
    public boolean failed() {
        boolean news = closed;
        closed = false;
        restsUntil = millis.getAsLong() + restMillis;
        return news;
    }
}
