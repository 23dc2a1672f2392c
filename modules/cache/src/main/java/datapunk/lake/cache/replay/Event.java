package datapunk.lake.cache.replay;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.warm.WarmKey;

/**
 * Something a cache lives through.
 *
 * @param millis UTC, milliseconds since the epoch
 * @param key what is asked for or no longer true; of {@link What#INGEST} only the user counts, of restarts nothing
 * @param bytes weight of the answer, of a request
 * @param loadMillis what the database takes for it, of a request
 */
public record Event(long millis, What what, WarmKey key, long bytes, double loadMillis) {
    /** Kinds of event. */
    public enum What {
        /** A user asks. */
        REQUEST,
        /** A commit makes what was answered to this untrue. */
        INVALIDATE,
        /** A commit of new data of a user. */
        INGEST,
        /** A process loses what it kept in memory. */
        RESTART_L1,
        /** All tiers are empty. */
        RESTART_ALL
    }

    private static final WarmKey NOTHING = new WarmKey(0, WarmKey.Kind.OTHER, 0, 0, 0, 0);

    /** A request. */
    public static Event request(long millis, WarmKey key, Worth worth) {
        return new Event(millis, What.REQUEST, key, worth.bytes(), worth.costMillis());
    }

    /** An answer that is no longer true. */
    public static Event invalidate(long millis, WarmKey key) {
        return new Event(millis, What.INVALIDATE, key, 0, 0);
    }

    /** New data of a user. */
    public static Event ingest(long millis, int user) {
        return new Event(millis, What.INGEST, new WarmKey(user, WarmKey.Kind.OTHER, 0, 0, 0, 0), 0, 0);
    }

    /** A loss of memory. */
    public static Event restart(long millis, What what) {
        return new Event(millis, what, NOTHING, 0, 0);
    }
}
