package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Decision.Verdict;
import datapunk.lake.cache.warm.WarmReport.Counts;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import datapunk.lake.cache.warm.guard.Allowance;
import datapunk.lake.cache.warm.guard.LoadQueue;
import datapunk.lake.cache.warm.guard.LoadQueue.Waiting;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Loads what waits, as far as the allowance reaches and the database has time. */
final class Loading {
    private static final long PATIENCE_MOVES = 20_000;
    private static final long PATIENCE = 60_000;
    private static final int FAILURES = 3;
    private static final long AFTER_FAILURES = 60_000;
    private static final long REFUSED = 6 * 3_600_000L;
    private static final int MOST_REFUSED = 2_048;

    private final Warmer.Source source;
    private final Allowance allowance;
    private final int inFlight;
    private final Decisions decisions;
    private final Warmed warmed;
    private final LoadQueue<WarmKey, WarmSource> queue = new LoadQueue<>();
    private final Map<WarmKey, Boolean> flying = new HashMap<>();
    private final Map<WarmKey, Long> refused = new LinkedHashMap<>();
    private long loads;
    private long queries;
    private double queryMillis;
    private long late;
    private int failures;
    private long restUntil = Long.MIN_VALUE;
    private boolean paused;
    private boolean pumping;

    Loading(Warmer.Source source, Allowance allowance, int inFlight, Decisions decisions, Warmed warmed) {
        this.source = source;
        this.allowance = allowance;
        this.inFlight = inFlight;
        this.decisions = decisions;
        this.warmed = warmed;
    }

    /** Lines a candidate up. @return what became of it */
    Verdict offer(WarmKey key, WarmSource from, double worth, long now) {
        if (flying.containsKey(key)) {
            return Verdict.LOADING;
        }
        Long until = refused.get(key);
        if (until != null && now < until) {
            return Verdict.TOO_LARGE;
        }
        boolean move = from == WarmSource.MOVES;
        double value = move ? 4 * worth : worth;
        return queue.offer(key, from, value, now + (move ? PATIENCE_MOVES : PATIENCE), now)
                ? Verdict.QUEUED
                : Verdict.CROWDED;
    }

    /** Begins as many loads as may be. */
    void pump(long now) {
        if (pumping) {
            return; // a load that ended at once; the loop goes on
        }
        pumping = true;
        try {
            fill(now);
        } finally {
            pumping = false;
        }
    }

    private void fill(long now) {
        paused = now < restUntil || source.busy();
        while (!paused && now >= restUntil && flying.size() < inFlight && !queue.isEmpty() && allowance.allows(now)) {
            Waiting<WarmKey, WarmSource> next = queue.poll();
            if (next == null) {
                return;
            }
            if (next.until() < now) {
                decisions.became(next.key(), Verdict.EXPIRED, now);
            } else if (!source.resident(next.key()) && !flying.containsKey(next.key())) {
                begin(next, now);
            }
        }
    }

    private void begin(Waiting<WarmKey, WarmSource> next, long now) {
        flying.put(next.key(), false);
        allowance.begin(now);
        decisions.became(next.key(), Verdict.LOADING, now);
        source.load(next.key(), loaded -> ended(next, loaded));
    }

    private void ended(Waiting<WarmKey, WarmSource> load, Loaded loaded) {
        Boolean asked = flying.remove(load.key());
        if (asked == null) {
            return; // told twice, or its user is gone
        }
        long now = warmed.now();
        boolean query = loaded.outcome() != Outcome.FROM_REDIS && loaded.outcome() != Outcome.ELSEWHERE;
        allowance.end(query, loaded.bytes(), now);
        if (query) {
            queries++;
            queryMillis += loaded.costMillis();
        }
        Verdict verdict = switch (loaded.outcome()) {
            case LOADED -> Verdict.LOADED;
            case FROM_REDIS -> Verdict.FROM_REDIS;
            case STALE -> Verdict.STALE;
            case ELSEWHERE -> Verdict.ELSEWHERE;
            case TOO_LARGE -> Verdict.TOO_LARGE;
            case FAILED -> Verdict.FAILED;
        };
        decisions.became(load.key(), verdict, now);
        failures = loaded.outcome() == Outcome.FAILED ? failures + 1 : 0;
        if (failures >= FAILURES) {
            restUntil = now + AFTER_FAILURES;
            failures = 0;
        }
        if (loaded.outcome() == Outcome.TOO_LARGE) {
            refuse(load.key(), now);
        } else if (loaded.outcome() == Outcome.LOADED || loaded.outcome() == Outcome.FROM_REDIS) {
            loads++;
            warmed.loaded(load.key(), load.note(), asked);
        }
        pump(now);
    }

    private void refuse(WarmKey key, long now) {
        refused.values().removeIf(until -> until <= now);
        if (refused.size() < MOST_REFUSED) {
            refused.put(key, now + REFUSED);
        }
    }

    /** A user asked for a key. */
    void asked(WarmKey key, long now) {
        if (queue.remove(key)) {
            late++;
            decisions.became(key, Verdict.OVERTAKEN, now);
        } else if (Boolean.FALSE.equals(flying.get(key))) {
            flying.put(key, true);
            late++;
        }
    }

    void forget(int user) {
        queue.forget(key -> key.user() == user);
        flying.keySet().removeIf(key -> key.user() == user);
        refused.keySet().removeIf(key -> key.user() == user);
    }

    /** Whether the database was too busy when last looked at. */
    boolean paused() {
        return paused;
    }

    Counts counts() {
        return new Counts(loads, queries, queryMillis, warmed.useful(), warmed.wasted(), late);
    }
}
