package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Decision.Verdict;
import datapunk.lake.cache.warm.guard.UseGuard;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Values loaded ahead that nobody has read yet, and what became of those before them. */
final class Warmed {
    private static final long DUE_MOVES = 5 * 60_000;
    private static final long DUE = 20 * 60_000;
    private static final long GIVEN_UP = 6 * 3_600_000L;

    private final Warmer.Source source;
    private final UseGuard[] guards;
    private final Decisions decisions;
    private final LongSupplier millis;
    private final Map<WarmKey, Value> unread = new HashMap<>();
    private final Deque<Value> dueMoves = new ArrayDeque<>();
    private final Deque<Value> due = new ArrayDeque<>();
    private final Deque<Value> overdue = new ArrayDeque<>();
    private final long[] loads = new long[WarmSource.values().length];
    private final long[] useful = new long[WarmSource.values().length];
    private long wasted;

    private static final class Value {
        final WarmKey key;
        final int source;
        final long at;
        boolean counted;

        Value(WarmKey key, int source, long at) {
            this.key = key;
            this.source = source;
            this.at = at;
        }
    }

    Warmed(Warmer.Source source, UseGuard[] guards, Decisions decisions, LongSupplier millis) {
        this.source = source;
        this.guards = guards;
        this.decisions = decisions;
        this.millis = millis;
    }

    long now() {
        return millis.getAsLong();
    }

    /** A value was loaded. @param asked whether somebody asked for it meanwhile */
    void loaded(WarmKey key, WarmSource from, boolean asked) {
        loads[from.ordinal()]++;
        if (asked) {
            guards[from.ordinal()].useful(now());
            return;
        }
        var value = new Value(key, from.ordinal(), now());
        Value before = unread.put(key, value);
        if (before != null) {
            waste(before);
        }
        (from == WarmSource.MOVES ? dueMoves : due).add(value);
    }

    /** A user asked for a key. */
    void asked(WarmKey key, boolean hit) {
        Value value = unread.remove(key);
        if (value == null) {
            return;
        }
        if (!hit) {
            waste(value);
            return;
        }
        useful[value.source]++;
        decisions.became(key, Verdict.USEFUL, now());
        if (value.counted) {
            guards[value.source].after();
        } else {
            guards[value.source].useful(now());
        }
    }

    /** A change made a key's value untrue. */
    void invalidated(WarmKey key) {
        Value value = unread.remove(key);
        if (value != null) {
            waste(value);
        }
    }

    private void waste(Value value) {
        wasted++;
        decisions.became(value.key, Verdict.WASTED, now());
        count(value);
    }

    private void count(Value value) {
        if (!value.counted) {
            value.counted = true;
            guards[value.source].unread(now());
        }
    }

    /** Time passed: what is unread for long counts as such, and is given up after hours or when it was evicted. */
    void expire() {
        long now = now();
        pass(dueMoves, now - DUE_MOVES);
        pass(due, now - DUE);
        for (Value v = first(overdue, now - GIVEN_UP); v != null; v = first(overdue, now - GIVEN_UP)) {
            if (unread.remove(v.key, v)) {
                waste(v);
            }
        }
    }

    private void pass(Deque<Value> queue, long before) {
        for (Value v = first(queue, before); v != null; v = first(queue, before)) {
            if (unread.get(v.key) != v) {
                continue;
            }
            if (source.resident(v.key)) {
                count(v);
                overdue.add(v);
            } else {
                unread.remove(v.key);
                waste(v);
            }
        }
    }

    private static @Nullable Value first(Deque<Value> queue, long before) {
        Value first = queue.peek();
        return first == null || first.at > before ? null : queue.poll();
    }

    /** Whether it was loaded ahead and nobody has read it yet. */
    boolean unread(WarmKey key) {
        return unread.containsKey(key);
    }

    void forget(int user) {
        unread.keySet().removeIf(key -> key.user() == user);
        dueMoves.removeIf(v -> v.key.user() == user);
        due.removeIf(v -> v.key.user() == user);
        overdue.removeIf(v -> v.key.user() == user);
    }

    long loads(WarmSource from) {
        return loads[from.ordinal()];
    }

    long useful(WarmSource from) {
        return useful[from.ordinal()];
    }

    long useful() {
        long sum = 0;
        for (long n : useful) {
            sum += n;
        }
        return sum;
    }

    long wasted() {
        return wasted;
    }
}
