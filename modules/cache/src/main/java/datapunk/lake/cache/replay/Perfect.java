package datapunk.lake.cache.replay;

import datapunk.lake.cache.replay.Event.What;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows what comes within the next fifteen minutes and loads what will be missed, in order of need, within the same
 * budget. Looks again half a minute ahead, because what was there may have had to leave. What no prediction can beat.
 */
final class Perfect implements Warming {
    private static final long AHEAD = 15 * 60_000;
    private static final long SOON = 30_000;

    private final Warmer.Source source;
    private final LongSupplier millis;
    private final Allowance allowance;
    private final Iterator<Event> future;
    private final Deque<Event> far = new ArrayDeque<>();
    private final Deque<Event> soon = new ArrayDeque<>();
    private final Map<WarmKey, Deque<What>> toCome = new HashMap<>();
    private int restartsToCome;

    Perfect(Warmer.Source source, LongSupplier millis, Trace trace) {
        this.source = source;
        this.millis = millis;
        this.allowance = new Allowance(source, millis, trace);
        this.future = trace.events();
    }

    @Override
    public void tick() {
        long now = millis.getAsLong();
        while (!soon.isEmpty() && soon.getFirst().millis() <= now) {
            leave(soon.removeFirst());
        }
        while (!far.isEmpty() && far.getFirst().millis() <= now + SOON) {
            soon.addLast(far.removeFirst());
            wantIfMissed(soon.getLast().key());
        }
        while (future.hasNext() && (far.isEmpty() || far.getLast().millis() < now + AHEAD)) {
            enter(future.next());
        }
        allowance.tick();
    }

    private void enter(Event event) {
        far.addLast(event);
        switch (event.what()) {
            case REQUEST, INVALIDATE -> {
                toCome.computeIfAbsent(event.key(), k -> new ArrayDeque<>()).addLast(event.what());
                wantIfMissed(event.key());
            }
            case RESTART_ALL, RESTART_L1 -> restartsToCome++;
            case INGEST -> {}
        }
    }

    private void leave(Event event) {
        switch (event.what()) {
            case REQUEST, INVALIDATE -> {
                toCome.computeIfPresent(event.key(), (key, events) -> {
                    events.removeFirst();
                    return events.isEmpty() ? null : events;
                });
                wantIfMissed(event.key());
            }
            case RESTART_ALL, RESTART_L1 -> {
                restartsToCome--;
                soon.forEach(e -> wantIfMissed(e.key()));
                far.forEach(e -> wantIfMissed(e.key()));
            }
            case INGEST -> {}
        }
    }

    private void wantIfMissed(WarmKey key) {
        Deque<What> events = toCome.get(key);
        if (events != null && events.getFirst() == What.REQUEST && restartsToCome == 0 && !source.resident(key)) {
            allowance.want(key);
        }
    }

    @Override
    public void asked(Event request, boolean hit) {}

    @Override
    public void invalidated(WarmKey key, boolean wasThere) {}

    @Override
    public void ingested(int user) {}

    @Override
    public void restarted(List<WarmKey> hottest) {}
}
