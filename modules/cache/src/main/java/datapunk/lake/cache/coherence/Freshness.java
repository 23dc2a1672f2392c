package datapunk.lake.cache.coherence;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * When the log of changes was last looked into for each owner, and what may be told on the strength of it. The moment that
 * counts is the one at which the look began: whatever was committed before it is known. For one thread.
 */
public final class Freshness {
    /** A look that began longer ago than this is not enough. Looks come every five seconds; half a second is slack. */
    public static final long FRESH_MILLIS = 5_500;
    /** While the database is away, what is kept is told so long, and marked. */
    public static final long STALE_MILLIS = 30_000;

    private final Map<Integer, Long> looks = new HashMap<>();
    private final LongSupplier millis;
    private long last = Long.MIN_VALUE;

    /** @param millis a clock that never misses time */
    public Freshness(LongSupplier millis) {
        this.millis = millis;
    }

    /** How far what is kept can be trusted. */
    public enum Trust {
        /** Told as it is. */
        FRESH,
        /** Told only when the database cannot be asked, and marked. */
        STALE,
        /** Not told. */
        NONE
    }

    /** The log was looked into with success. @param begun when that began, by the same clock */
    public void looked(int shard, long begun) {
        looks.merge(shard, begun, Math::max);
        last = Math.max(last, begun);
    }

    /** Trust in what is kept of an owner now. */
    public Trust of(int shard) {
        OptionalLong age = age(shard);
        if (age.isEmpty() || age.getAsLong() >= STALE_MILLIS) {
            return Trust.NONE;
        }
        return age.getAsLong() < FRESH_MILLIS ? Trust.FRESH : Trust.STALE;
    }

    /** Milliseconds since the last successful look for an owner began. */
    public OptionalLong age(int shard) {
        Long look = looks.get(shard);
        return look == null ? OptionalLong.empty() : OptionalLong.of(millis.getAsLong() - look);
    }

    /** Milliseconds since the last successful look for anybody began. */
    public OptionalLong age() {
        return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(millis.getAsLong() - last);
    }
}
