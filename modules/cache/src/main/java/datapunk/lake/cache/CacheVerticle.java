package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.coherence.NeverSlow;
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.Shelf;
import datapunk.lake.cache.read.Shelves;
import datapunk.lake.cache.read.Sources;
import datapunk.lake.cache.region.Region;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.region.RegionStats;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers {@link CacheDoors#ANSWER} and {@link CacheDoors#ANSWER_SINCE}: wires the parts of the cache to the bus. */
final class CacheVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 100;
    private static final long REPORT_MILLIS = 2_000;

    private final Bus bus;
    private final CacheConfig config;
    private final LongSupplier millis = NeverSlow.ofMachine();
    private final Tally tally = new Tally();
    private Optional<Coherence> open = Optional.empty();

    CacheVerticle(Bus bus, CacheConfig config) {
        this.bus = bus;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        Shelves shelves = shelves();
        var place = config.redis().map(url -> new Coherence.RedisPlace(vertx, url));
        var taking = new Taking();
        var coherence = new Coherence(millis, known -> bus.ask(StoreDoors.CATCH_UP, known), taking::take, place);
        var sources = new Sources(
                question -> bus.ask(StoreDoors.ANSWER, question),
                question -> bus.ask(StoreDoors.ANSWER_AHEAD, question));
        var path = new ReadPath(vertx, coherence, shelves, sources, tally);
        taking.path = Optional.of(path);
        open = Optional.of(coherence);
        bus.listen(StoreDoors.CHANGED, coherence::changed);
        bus.answer(CacheDoors.ANSWER, question -> path.ask(new AskSince(question, 0)).map(Served::answer));
        bus.answer(CacheDoors.ANSWER_SINCE, path::ask);
        vertx.setPeriodic(0, TICK_MILLIS, timer -> coherence.tick());
        vertx.setPeriodic(REPORT_MILLIS, REPORT_MILLIS, timer -> report(coherence, shelves));
        report(coherence, shelves);
        return Future.succeededFuture();
    }

    /** What a change does to the answers; the path comes into being after what tells of changes. */
    private static final class Taking {
        private Optional<ReadPath> path = Optional.empty();

        void take(Change change) {
            path.ifPresent(way -> way.changed(change));
        }
    }

    @Override
    public Future<?> stop() {
        Future<Void> none = Future.succeededFuture();
        return open.<Future<?>>map(Coherence::close).orElse(none);
    }

    private Shelves shelves() {
        return new Shelves(
                shelf(RegionConfig.of("tiles", config.bytes() * 2 / 3)),
                shelf(RegionConfig.of("queries", config.bytes() / 3)));
    }

    private Shelf shelf(RegionConfig region) {
        return new Shelf(new Region<>(region, millis, (question, why) -> {}));
    }

    private void report(Coherence coherence, Shelves shelves) {
        boolean up = coherence.redis().isPresent() && coherence.redis().get().up();
        String detail = up
                ? "Answers are kept in memory and in Redis."
                : coherence.redis().isPresent()
                        ? "Redis does not answer as it should; answers are kept in memory only."
                        : "There is no Redis; answers are kept in memory only.";
        bus.ask(MonitorDoors.REPORT, new Report("redis", up ? Status.UP : Status.DEGRADED, detail, List.of()));
        long answers = shelves.all().stream()
                .mapToLong(shelf -> shelf.region().stats().size().answers())
                .sum();
        bus.ask(
                MonitorDoors.REPORT,
                new Report("cache", Status.UP, answers + " answers in memory.", measures(shelves, answers)));
    }

    private List<Measure> measures(Shelves shelves, long answers) {
        List<RegionStats> stats =
                shelves.all().stream().map(shelf -> shelf.region().stats()).toList();
        return List.of(
                Measure.of("lake_cache_hits_total", tally.heap, "tier", "heap"),
                Measure.of("lake_cache_hits_total", tally.redis, "tier", "redis"),
                Measure.of("lake_cache_loads_total", tally.loads),
                Measure.of("lake_cache_load_seconds_total", tally.loadMillis / 1e3),
                Measure.of("lake_cache_invalidated_total", tally.invalidated),
                Measure.of(
                        "lake_cache_evictions_total",
                        stats.stream().mapToLong(s -> s.losses().evictions()).sum()),
                Measure.of(
                        "lake_cache_bytes",
                        stats.stream().mapToLong(s -> s.size().bytes()).sum()),
                Measure.of("lake_cache_answers", answers));
    }
}
