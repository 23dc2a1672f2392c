package datapunk.lake.cache.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.cache.replay.ReplaySetting.Touch;
import datapunk.lake.cache.replay.life.Household;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.warm.WarmConfig;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Laws of every replay, on a small household. */
class ReplayHarnessProperties {
    private static final Trace TRACE = new Household(7, 6, 6);
    private static final ReplaySetting SMALL = ReplaySetting.of(TRACE).withBytes(16 << 20);
    private static final Map<Contender, ReplayReport> REPORTS = new HashMap<>();

    @BeforeAll
    static void replayEverybody() {
        Contender.all().forEach(c -> REPORTS.put(c, ReplayHarness.run(TRACE, c, SMALL)));
    }

    private static ReplayReport of(Contender contender) {
        return REPORTS.getOrDefault(contender, REPORTS.values().iterator().next());
    }

    private static long hits(Contender contender) {
        return of(contender).reads().hits();
    }

    @Test
    void everyRequestIsAHitOrAMissAndEveryMissAQueryOrAWait() {
        long requests = 0;
        long from = TRACE.begin() + SMALL.learnDays() * 86_400_000L;
        for (Iterator<Event> all = TRACE.events(); all.hasNext(); ) {
            Event event = all.next();
            requests += event.what() == Event.What.REQUEST && event.millis() >= from ? 1 : 0;
        }
        for (Contender contender : Contender.all()) {
            ReplayReport report = of(contender);
            assertEquals(requests, report.reads().requests(), contender.name());
            assertEquals(
                    report.reads().misses(),
                    report.work().queries() + report.work().late(),
                    contender.name());
            assertTrue(report.work().useful() <= report.reads().hits(), contender.name());
            assertTrue(report.latency().p95() <= report.latency().p99(), contender.name());
        }
    }

    @Test
    void whoeverLoadsNothingAheadAsksForMissesOnly() {
        for (Contender contender : List.of(Contender.NONE, Contender.COST, Contender.INFINITE)) {
            assertEquals(0, of(contender).work().ahead(), contender.name());
            assertEquals(of(contender).reads().misses(), of(contender).work().queries(), contender.name());
        }
    }

    @Test
    void noEvictionBeatsAnInfiniteCache() {
        assertTrue(hits(Contender.INFINITE) >= hits(Contender.COST));
        assertTrue(hits(Contender.INFINITE) >= hits(Contender.NONE));
    }

    @Test
    void perfectForesightBeatsTheWarmerAndTheWarmerBeatsNothing() {
        Supplier<String> hits = () ->
                Contender.all().stream().map(c -> c.name() + " " + hits(c)).toList() + "";
        assertTrue(hits(Contender.PERFECT) >= hits(Contender.BOTH), hits);
        assertTrue(hits(Contender.BOTH) > hits(Contender.NONE), hits);
        assertTrue(hits(Contender.BOTH) > hits(Contender.COST), hits);
        assertTrue(hits(Contender.BOTH) > hits(Contender.BACKGROUND), hits);
    }

    @Test
    void theSameTraceGivesTheSameReport() {
        for (Contender contender : List.of(Contender.COST, Contender.BOTH)) {
            assertEquals(of(contender), ReplayHarness.run(TRACE, contender, SMALL));
        }
    }

    /** What a contender loads ahead, and when. */
    private static List<String> loads(Trace trace, long until, Warming.Making making) {
        List<String> loads = new ArrayList<>();
        Warming.Making watched = (source, millis, t) -> making.on(
                new Warmer.Source() {
                    @Override
                    public boolean resident(WarmKey key) {
                        return source.resident(key);
                    }

                    @Override
                    public boolean busy() {
                        return source.busy();
                    }

                    @Override
                    public void load(WarmKey key, Consumer<Warmer.Loaded> done) {
                        if (millis.getAsLong() < until) {
                            loads.add(millis.getAsLong() + " " + key);
                        }
                        source.load(key, done);
                    }
                },
                millis,
                t);
        ReplayHarness.run(trace, new Contender("watched", "cost", false, Optional.of(watched)), SMALL);
        return loads;
    }

    @Test
    void whatHasNotHappenedYetChangesNoDecision() {
        long until = TRACE.begin() + 3 * 86_400_000L + 36_000_000;
        Trace other = new Shuffled(TRACE, until, 1);
        Warming.Making warmer = (source, millis, t) -> new Learned(WarmConfig.DEFAULT, source, millis);
        List<String> decisions = loads(TRACE, until, warmer);
        assertFalse(decisions.isEmpty());
        assertTrue(decisions.equals(loads(other, until, warmer)));
        boolean blind = loads(TRACE, until, Perfect::new).equals(loads(other, until, Perfect::new));
        assertFalse(blind, "this test must see whoever knows the future");
    }

    @Test
    void anAnswerNobodyEverAsksForCostsWhatOthersCost() {
        double asked = 0;
        double never = 0;
        int n = 0;
        for (Iterator<Event> all = TRACE.events(); all.hasNext() && n < 5_000; ) {
            Event event = all.next();
            if (event.what() == Event.What.REQUEST) {
                asked += event.loadMillis();
                never += TRACE.worth(WarmKey.tile(99, 16, n * 7, n)).costMillis();
                n++;
            }
        }
        assertEquals(1, never / asked, 0.2);
    }

    @Test
    void theRuleOfTheProductReachesAllThatChanged() {
        var asked = new Asked();
        List<Event> commit = new ArrayList<>();
        int commits = 0;
        for (Iterator<Event> all = TRACE.events(); all.hasNext(); ) {
            Event event = all.next();
            if (event.what() == Event.What.INVALIDATE) {
                commit.add(event);
            } else if (!commit.isEmpty()) {
                List<WarmKey> keys = commit.stream()
                        .filter(e -> e.key().user() == commit.getFirst().key().user())
                        .map(Event::key)
                        .toList();
                Change change = asked.change(keys);
                keys.forEach(key -> assertTrue(Reach.reaches(change, asked.of(key)), key::toString));
                commit.clear();
                commits++;
            }
        }
        assertTrue(commits > 500, commits + " commits");
    }

    @Test
    void theCoarserAChangeIsToldTheMoreIsLost() {
        Map<Touch, Long> hits = List.of(Touch.values()).stream()
                .collect(Collectors.toMap(
                        t -> t,
                        t -> ReplayHarness.run(TRACE, Contender.INFINITE, SMALL.withTouch(t))
                                .reads()
                                .hits()));
        assertTrue(hits.get(Touch.EXACT) >= hits.get(Touch.PRODUCT), hits::toString);
        assertTrue(hits.get(Touch.PRODUCT) > hits.get(Touch.OWNER), hits::toString);
    }
}
