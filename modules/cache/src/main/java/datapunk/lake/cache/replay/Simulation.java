package datapunk.lake.cache.replay;

import datapunk.lake.bus.store.Change;
import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.region.Kept;
import datapunk.lake.cache.region.Leaving;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.Region;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One contender living through one trace: a region of the product, a clock that jumps from event to event and stops at
 * every second for the warmer, and a database that takes as long as the trace says. A user's answer is there at once for
 * everybody else; one that is loaded ahead arrives when its load ends, and users who want it meanwhile wait for it.
 */
final class Simulation implements Warmer.Source {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final double FROM_MEMORY_MILLIS = 1;
    private static final int HOTTEST = 600;
    /** Users' loads at a time from which on the database counts as busy: 60 % of 16 connections. */
    private static final int BUSY = 10;

    private final Trace trace;
    private final Contender contender;
    private final ReplaySetting setting;
    private final Warming warming;
    private final boolean ticks;
    private final Meter meter;
    private final Asked asked = new Asked();
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::end).thenComparingLong(Flight::number));
    private final Map<WarmKey, Flight> flying = new HashMap<>();
    private final PriorityQueue<Long> usersLoads = new PriorityQueue<>();
    /** What was loaded ahead and not yet read, with the time of its load. */
    private final Map<WarmKey, Long> unread = new HashMap<>();

    private final List<Event> commit = new ArrayList<>();
    private Region<WarmKey, Boolean> region;
    private long now;
    private long nextTick;
    private long numbers;

    /** A load ahead. */
    private static final class Flight {
        final long begun;
        final long end;
        final long number;
        final WarmKey key;
        final Worth worth;
        final Consumer<Loaded> done;
        boolean stale;
        boolean awaited;

        Flight(long begun, long number, WarmKey key, Worth worth, Consumer<Loaded> done) {
            this.begun = begun;
            this.end = begun + (long) Math.ceil(worth.costMillis());
            this.number = number;
            this.key = key;
            this.worth = worth;
            this.done = done;
        }

        long end() {
            return end;
        }

        long number() {
            return number;
        }
    }

    Simulation(Trace trace, Contender contender, ReplaySetting setting) {
        this.trace = trace;
        this.contender = contender;
        this.setting = setting;
        this.now = trace.begin();
        this.nextTick = now + SECOND;
        this.meter = new Meter(trace, setting.learnDays());
        this.region = emptyRegion();
        this.warming = contender
                .warming()
                .map(making -> making.on(this, () -> now, trace))
                .orElseGet(Nobody::new);
        this.ticks = contender.warming().isPresent();
    }

    private Region<WarmKey, Boolean> emptyRegion() {
        var config = new RegionConfig(
                "replay",
                contender.policy(),
                contender.unbounded() ? RegionConfig.MOST : setting.bytes(),
                Duration.ZERO,
                Level.BOUNDED,
                setting.staging(),
                false,
                contender.warming().isPresent());
        return new Region<>(config, () -> now, this::left);
    }

    private void left(WarmKey key, Leaving why) {
        unread.remove(key);
    }

    ReplayReport run() {
        for (var events = trace.events(); events.hasNext(); ) {
            Event event = events.next();
            if (!commit.isEmpty() && !together(commit.getLast(), event)) {
                settle();
            }
            advance(event.millis());
            switch (event.what()) {
                case REQUEST -> request(event);
                case INVALIDATE -> commit.add(event);
                case INGEST -> warming.ingested(event.key().user());
                case RESTART_L1, RESTART_ALL -> restart(event);
            }
        }
        settle();
        return meter.report(contender.name(), warming, setting.quietFrom());
    }

    private static boolean together(Event one, Event other) {
        return other.what() == Event.What.INVALIDATE
                && one.millis() == other.millis()
                && one.key().user() == other.key().user();
    }

    private void advance(long to) {
        while (ticks) {
            Flight first = flights.peek();
            if (first != null && first.end <= Math.min(nextTick, to)) {
                flights.remove();
                now = Math.max(now, first.end);
                land(first);
            } else if (nextTick <= to) {
                now = nextTick;
                nextTick += SECOND;
                warming.tick();
                if (now % MINUTE == 0) {
                    region.warming(warming.on());
                }
            } else {
                break;
            }
        }
        now = to;
    }

    private void request(Event event) {
        WarmKey key = event.key();
        boolean hit = region.get(key).isPresent();
        Flight flight = flying.get(key);
        double wait = FROM_MEMORY_MILLIS;
        if (hit) {
            Long loaded = unread.remove(key);
            if (loaded != null) {
                meter.useful(now, loaded);
            }
        } else if (flight != null && !flight.stale) {
            flight.awaited = true;
            wait += flight.end - now;
            meter.late(now);
        } else {
            wait += event.loadMillis();
            meter.query(now, event.loadMillis());
            usersLoads.add(now + (long) event.loadMillis());
            region.put(key, true, new Worth(event.bytes(), event.loadMillis()));
        }
        meter.read(event, hit, wait);
        warming.asked(event, hit);
    }

    /** Applies what a commit made untrue. */
    private void settle() {
        if (commit.isEmpty()) {
            return;
        }
        List<WarmKey> keys = commit.stream().map(Event::key).toList();
        commit.clear();
        switch (setting.touch()) {
            case EXACT -> keys.forEach(this::untrue);
            case PRODUCT -> {
                Change change = asked.change(keys);
                reached(keys.getFirst().user(), key -> Reach.reaches(change, asked.of(key)));
            }
            case OWNER -> reached(keys.getFirst().user(), key -> true);
        }
    }

    private void untrue(WarmKey key) {
        boolean there = region.remove(key);
        Flight flight = flying.get(key);
        if (flight != null) {
            flight.stale = true;
        }
        warming.invalidated(key, there);
    }

    private void reached(int user, Predicate<WarmKey> reach) {
        Set<WarmKey> there = new HashSet<>();
        region.removeIf(key -> key.user() == user && reach.test(key) && there.add(key));
        flying.values().stream()
                .filter(f -> f.key.user() == user && reach.test(f.key))
                .forEach(f -> f.stale = true);
        for (WarmKey key : warming.known(user)) {
            if (reach.test(key)) {
                warming.invalidated(key, there.remove(key));
            }
        }
        there.forEach(key -> warming.invalidated(key, true));
    }

    private void restart(Event event) {
        List<WarmKey> hottest = region.hottest(HOTTEST);
        region = emptyRegion();
        unread.clear();
        usersLoads.clear();
        List<Flight> lost = List.copyOf(flights);
        flights.clear();
        flying.clear();
        lost.forEach(f -> f.done.accept(new Loaded(Outcome.FAILED, 0, 0)));
        if (event.what() == Event.What.RESTART_ALL) {
            meter.restarted(now);
        }
        warming.restarted(hottest);
    }

    private void land(Flight flight) {
        flying.remove(flight.key, flight);
        if (flight.stale) {
            flight.done.accept(new Loaded(Outcome.STALE, 0, flight.worth.costMillis()));
            return;
        }
        Kept kept = Kept.KEPT;
        if (flight.awaited) {
            region.put(flight.key, true, flight.worth);
        } else if (!region.contains(flight.key)) {
            kept = region.stage(flight.key, true, flight.worth);
            if (kept == Kept.KEPT) {
                unread.put(flight.key, flight.begun);
            }
        }
        Outcome outcome = kept == Kept.KEPT ? Outcome.LOADED : Outcome.TOO_LARGE;
        flight.done.accept(new Loaded(outcome, flight.worth.bytes(), flight.worth.costMillis()));
    }

    @Override
    public boolean resident(WarmKey key) {
        return region.contains(key);
    }

    @Override
    public boolean busy() {
        while (!usersLoads.isEmpty() && usersLoads.peek() <= now) {
            usersLoads.remove();
        }
        return usersLoads.size() >= BUSY;
    }

    @Override
    public void load(WarmKey key, Consumer<Loaded> done) {
        Worth worth = trace.worth(key);
        meter.ahead(now, worth);
        var flight = new Flight(now, numbers++, key, worth, done);
        flights.add(flight);
        flying.put(key, flight);
    }
}
