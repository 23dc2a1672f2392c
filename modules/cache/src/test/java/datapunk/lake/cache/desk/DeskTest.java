package datapunk.lake.cache.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.cache.CacheDoors.ConfigureRegion;
import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.Why;
import datapunk.lake.bus.cache.Why.What;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.region.Kept;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Owner OWNER = new Owner(1);
    private static final Question TILE = tile(16);

    private final StandIn around = new StandIn();
    private long now = Instant.parse("2026-01-02T03:00:00Z").toEpochMilli();
    private final KeptAnswers kept = new KeptAnswers(
            List.of(RegionConfig.of("tiles", 1_000_000).withPolicy("lru"), RegionConfig.of("queries", 1_000_000)),
            () -> Instant.ofEpochMilli(now));
    private final Desk desk = new Desk(kept, List.of("lake.cache.x is odd."), around, () -> Instant.ofEpochMilli(now));

    private static Question tile(int x) {
        return new Question.Tile(OWNER, 5, x, 10, Period.ALWAYS);
    }

    private static Answer answer(int bytes) {
        return new Answer(Body.owning(new byte[bytes]), "application/json", false, 7);
    }

    private void load(Question question, int bytes, double millis) {
        assertTrue(kept.get(question).isEmpty());
        kept.loaded(question, answer(bytes), millis, true);
    }

    private RegionStatus tiles() {
        return desk.status().regions().getFirst();
    }

    @Test
    void everyRequestIsCountedByWhatAnsweredIt() {
        load(TILE, 10_000, 20);
        kept.get(TILE);
        kept.get(TILE);
        assertTrue(kept.get(tile(17)).isEmpty());
        kept.found(tile(17), answer(5_000), OptionalDouble.empty());
        assertEquals(Kept.KEPT, kept.warmed(tile(18), answer(5_000), 30, "p = 0.41 over threshold 0.15."));
        kept.get(tile(18));
        assertTrue(kept.get(tile(19)).isEmpty());
        kept.failed(tile(19));
        RegionStatus tiles = tiles();
        assertEquals(2, tiles.reads().heap());
        assertEquals(1, tiles.reads().redis());
        assertEquals(1, tiles.reads().warmed());
        assertEquals(2, tiles.reads().misses());
        assertEquals(6, tiles.reads().requests());
        assertEquals(4 / 6.0, tiles.reads().hitRatio().orElseThrow(), 1e-9);
        assertEquals(1, tiles.loads().count());
        assertEquals(1, tiles.loads().failed());
        assertEquals(0.02, tiles.loads().databaseSecondsSpent(), 1e-9);
        assertEquals(0.06, tiles.loads().databaseSecondsSaved(), 1e-9, "twice memory, once Redis at the mean cost");
        assertEquals(3, tiles.size().answers());
        assertEquals(6, tiles.history().getLast().requests());
        assertEquals(4 / 6.0, tiles.history().getLast().hitRatio().orElseThrow(), 1e-9);
        assertEquals(Policies.names().size(), tiles.comparison().shadows().size());
        assertEquals(0, desk.status().regions().get(1).reads().requests());
    }

    @Test
    void theVerdictComesFirstAndHasFigures() {
        assertTrue(desk.status().verdict().startsWith("The cache has had too few requests to be judged; "));
        load(TILE, 1_000, 500);
        for (int i = 0; i < 99; i++) {
            kept.get(TILE);
        }
        around.gainPp = OptionalDouble.of(6.04);
        assertEquals(
                "The cache answered 99 % of 100 requests in the last hour and saved 50 s of database time;"
                        + " warming is worth it: +6.0 points.",
                desk.status().verdict());
        now += Duration.ofHours(2).toMillis();
        around.on = false;
        assertEquals(
                "Nothing much was asked in the last hour; since the start the cache answered 99 % of 100 requests and"
                        + " saved 50 s of database time; warming is off.",
                desk.status().verdict());
        assertEquals(List.of("lake.cache.x is odd."), desk.status().notices());
    }

    @Test
    void whyTellsWhatBecameOfAnAnswerWithTheFiguresThatDecided() {
        assertEquals(
                "It is not in memory: nobody asked for it lately, or what became of it is no longer remembered.",
                desk.why(TILE).sentence());
        load(TILE, 48_000, 12);
        Why there = desk.why(TILE);
        assertEquals("tile 5/16/10, all time", there.question());
        assertEquals("tiles", there.region());
        assertTrue(there.resident());
        assertEquals(OptionalLong.of(48_400), there.bytes());
        now += Duration.ofHours(10).toMillis();
        kept.get(TILE);
        kept.get(TILE);
        kept.get(TILE);
        assertEquals(
                "It is in memory: 48 KB, 12 ms to load, read 3 times since it came 10 h ago.",
                desk.why(TILE).sentence());
        for (int x = 0; x < 9; x++) {
            load(new Question.Tile(OWNER, 6, x, 0, Period.ALWAYS), 99_500, 12);
        }
        Why gone = desk.why(TILE);
        assertFalse(gone.resident());
        assertEquals(
                "It is not in memory. Evicted by lru: read 0.3 times an hour for 10 h, 12 ms to load, 48 KB.",
                gone.sentence());
        assertEquals(
                List.of(What.EVICTED, What.LOADED),
                gone.events().stream().map(Why.Event::what).toList());
        assertEquals(
                "Loaded from the database for a user in 12 ms, 48 KB.",
                gone.events().getLast().sentence());
    }

    @Test
    void whyTellsOfCommitsGuessesTimeAndSize() {
        Question day = new Question.Day(OWNER, 19_844);
        load(day, 500, 1.5);
        kept.changed(question -> question.equals(day), 4_711);
        assertTrue(first(day, What.INVALIDATED).startsWith("The commit of generation 4711 reached it;"));
        assertTrue(desk.why(day).sentence().endsWith(" 15 % are needed."), "what the warmer says comes last");
        assertEquals("day 2024-05-01", desk.why(day).question());

        kept.warmed(day, answer(2_000), 30, "p = 0.41 over threshold 0.15.");
        assertEquals("Loaded ahead in 30 ms, 2 KB: p = 0.41 over threshold 0.15.", first(day, What.WARMED));
        for (int i = 0; i < 60; i++) {
            kept.warmed(new Question.Day(OWNER, i), answer(2_000), 30, "likely.");
        }
        assertTrue(first(day, What.EVICTED).contains("nobody read it"));

        Question large = new Question.Summary(OWNER);
        load(large, 200_000, 9);
        assertEquals(
                "Served and not kept: 200 KB is larger than an eighth of the region, 125 KB.",
                first(large, What.NOT_KEPT));
        kept.loaded(large, answer(100), 9, false);
        assertEquals("Served and not kept: a commit changed it while it was loaded.", first(large, What.NOT_KEPT));

        desk.configure(change("queries", Optional.empty(), OptionalLong.empty(), Optional.of(Duration.ofMinutes(10))));
        load(large, 100, 9);
        now += Duration.ofMinutes(11).toMillis();
        assertEquals("It was 11 min old and may live for 10 min here.", first(large, What.EXPIRED));
    }

    private String first(Question question, What what) {
        Why.Event newest = desk.why(question).events().getFirst();
        assertEquals(what, newest.what());
        return newest.sentence();
    }

    private static ConfigureRegion change(
            String region, Optional<String> policy, OptionalLong bytes, Optional<Duration> ttl) {
        return new ConfigureRegion(region, policy, bytes, ttl, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aRegionIsChangedWithoutLosingWhatIsCached() {
        load(TILE, 10_000, 20);
        RegionStatus tiles = desk.configure(
                change("tiles", Optional.of("sieve"), OptionalLong.of(2_000_000), Optional.of(Duration.ofHours(1))));
        assertEquals("sieve", tiles.settings().policy());
        assertEquals(2_000_000, tiles.settings().bytes());
        assertEquals(Optional.of(Duration.ofHours(1)), tiles.settings().ttl());
        assertEquals("bounded", tiles.settings().level());
        assertTrue(kept.contains(TILE));
        desk.configure(change("tiles", Optional.empty(), OptionalLong.empty(), Optional.of(Duration.ZERO)));
        assertEquals(Optional.empty(), tiles().settings().ttl());
        assertEquals("sieve", tiles().settings().policy());
    }

    @Test
    void whatCannotBeIsRefusedAndNothingChanges() {
        Fault unknown = fault(change("timeline", Optional.of("lru"), OptionalLong.empty(), Optional.empty()));
        assertEquals("region-unknown", unknown.code());
        assertTrue(unknown.detail().contains("tiles, queries"), unknown::detail);
        Fault negative = fault(change("tiles", Optional.of("sieve"), OptionalLong.of(-1), Optional.empty()));
        assertEquals("region-setting-wrong", negative.code());
        assertTrue(negative.detail().startsWith("lake.cache.tiles.bytes must"), negative::detail);
        assertEquals("lru", tiles().settings().policy());
        Fault huge = fault(change("tiles", Optional.empty(), OptionalLong.of(1L << 36), Optional.empty()));
        assertTrue(huge.detail().contains("memory of this process"), huge::detail);
    }

    private Fault fault(ConfigureRegion change) {
        return assertThrows(FaultException.class, () -> desk.configure(change)).fault();
    }

    @Test
    void everythingIsMeasuredByRegion() {
        load(TILE, 10_000, 20);
        kept.get(TILE);
        CacheStatus status = desk.status();
        List<Measure> measures = Measures.of(status);
        assertEquals(
                measures.size(),
                measures.stream()
                        .map(m -> m.name() + m.labels())
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, value(measures, "lake_cache_hits_total", "region", "tiles", "tier", "heap"));
        assertEquals(1, value(measures, "lake_cache_misses_total", "region", "tiles"));
        assertEquals(0.02, value(measures, "lake_cache_saved_seconds_total", "region", "tiles"), 1e-9);
        assertEquals(10_400, value(measures, "lake_cache_bytes", "region", "tiles"));
        assertEquals(10, value(measures, "lake_cache_warmer_loads_total", "source", "habit"));
        assertEquals(0.8, value(measures, "lake_cache_control_hit_ratio", "group", "warmed"));
        assertEquals(0.8, value(measures, "lake_cache_caught_up_seconds"));
        Stream.of(status.regions(), status.policies()).forEach(list -> assertFalse(list.isEmpty()));
    }

    private static double value(List<Measure> measures, String name, String... labels) {
        return measures.stream()
                .filter(m -> m.name().equals(name) && m.labels().equals(List.of(labels)))
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " in " + measures))
                .value();
    }
}
