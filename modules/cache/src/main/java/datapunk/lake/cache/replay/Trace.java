package datapunk.lake.cache.replay;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.warm.WarmKey;
import java.util.Iterator;

/** Events in order of time that can be gone through again and again, always the same. */
public interface Trace {
    /** What it is, for a heading. */
    String name();

    /** First millisecond of its first day, UTC. */
    long begin();

    /** Whole days it lasts. */
    int days();

    /** All events from the first. */
    Iterator<Event> events();

    /**
     * Weight and cost of an answer, whether or not it is ever asked for: an existing key must not be told from one that
     * only a warmer thinks of, or the replay tells the future.
     */
    Worth worth(WarmKey key);
}
