package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.warm.WarmKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A browser that asks for nothing it has got within the last five minutes. */
final class Browser {
    private static final long FRESH_MILLIS = 5 * 60_000;
    private static final int TIDY_ABOVE = 2_000;

    private final Costs costs;
    private final Consumer<Event> sink;
    private final Map<WarmKey, Long> got = new HashMap<>();

    Browser(Costs costs, Consumer<Event> sink) {
        this.costs = costs;
        this.sink = sink;
    }

    /** Wants an answer. @return whether the lake was asked */
    boolean want(long millis, WarmKey key) {
        Long then = got.get(key);
        if (then != null && Math.abs(millis - then) < FRESH_MILLIS) {
            return false;
        }
        if (got.size() > TIDY_ABOVE) {
            got.values().removeIf(at -> millis - at > FRESH_MILLIS);
        }
        got.put(key, millis);
        sink.accept(Event.request(millis, key, costs.of(key)));
        return true;
    }
}
