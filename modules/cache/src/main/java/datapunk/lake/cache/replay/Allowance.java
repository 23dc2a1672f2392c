package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmConfig.Budget;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** A queue of keys that are loaded within the warmer's budget of queries, bytes and loads at a time; for what it is compared with. */
final class Allowance {
    private static final double MINUTE = 60_000;

    private final Warmer.Source source;
    private final LongSupplier millis;
    private final Trace trace;
    private final Budget budget = Budget.DEFAULT;
    private final Deque<WarmKey> queue = new ArrayDeque<>();
    private final Set<WarmKey> waiting = new HashSet<>();
    private final Set<WarmKey> flying = new HashSet<>();
    private double loads = budget.burst();
    private double bytes = budget.bytesPerMinute();
    private long last;

    Allowance(Warmer.Source source, LongSupplier millis, Trace trace) {
        this.source = source;
        this.millis = millis;
        this.trace = trace;
        this.last = millis.getAsLong();
    }

    void want(WarmKey key) {
        if (waiting.add(key)) {
            queue.addLast(key);
        }
    }

    void wantNothing() {
        queue.clear();
        waiting.clear();
    }

    int waiting() {
        return queue.size();
    }

    void tick() {
        long now = millis.getAsLong();
        double minutes = (now - last) / MINUTE;
        loads = Math.min(budget.burst(), loads + minutes * budget.perMinute());
        bytes = Math.min(budget.bytesPerMinute(), bytes + minutes * budget.bytesPerMinute());
        last = now;
        while (flying.size() < budget.inFlight() && loads >= 1 && bytes > 0 && !queue.isEmpty()) {
            WarmKey key = queue.removeFirst();
            waiting.remove(key);
            if (!source.resident(key) && flying.add(key)) {
                loads--;
                bytes -= trace.worth(key).bytes();
                source.load(key, loaded -> {
                    flying.remove(key);
                    tick();
                });
            }
        }
    }
}
