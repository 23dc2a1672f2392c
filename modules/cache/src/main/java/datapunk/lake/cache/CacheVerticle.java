package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.NodeStatus.RedisState;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.coherence.NeverSlow;
import datapunk.lake.cache.desk.Desk;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.desk.RequestLogging;
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.read.Sources;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers the doors of {@link CacheDoors}: wires the parts of the cache to the bus and to each other. */
final class CacheVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 100;
    private static final long REPORT_MILLIS = 2_000;
    private static final long WARM_MILLIS = 1_000;
    private static final long FLUSH_MILLIS = 5_000;
    private static final long SNAPSHOT_MILLIS = 5 * 60_000;

    private final Bus bus;
    private final CacheConfig config;
    private Optional<Parts> parts = Optional.empty();

    private record Parts(Coherence knowledge, ReadPath way, Warming warming, Optional<Recording> recording) {}

    CacheVerticle(Bus bus, CacheConfig config) {
        this.bus = bus;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var kept = new KeptAnswers(config.regions(), InstantSource.system());
        var knowledge = new Coherence(
                NeverSlow.ofMachine(),
                known -> bus.ask(StoreDoors.CATCH_UP, known),
                this::changed,
                config.redis().map(url -> new Coherence.RedisPlace(vertx, url)));
        var warming = new Warming(kept, knowledge, config.warming());
        var sources = new Sources(
                question -> bus.ask(StoreDoors.ANSWER, question),
                question -> bus.ask(StoreDoors.ANSWER_AHEAD, question));
        Optional<Recording> recording = recording(warming);
        ReadWatch watch = recording.<ReadWatch>map(r -> r).orElse(warming);
        var way = new ReadPath(vertx, knowledge, kept, sources, watch);
        warming.by(way);
        parts = Optional.of(new Parts(knowledge, way, warming, recording));
        return restored(warming).onSuccess(notices -> open(kept, notices));
    }

    /** A log of requests, if one is wanted; it lies beside what was learned. */
    private Optional<Recording> recording(Warming warming) {
        if (config.log() == RequestLogging.OFF) {
            return Optional.empty();
        }
        boolean plain = config.log() == RequestLogging.PLAIN;
        return config.learned()
                .map(file -> file.resolveSibling("requests.log"))
                .map(file -> Recording.in(file, plain, InstantSource.system(), warming));
    }

    /** Opens the doors and begins what is done at intervals. */
    private void open(KeptAnswers kept, List<String> notices) {
        Parts all = parts.orElseThrow();
        var node = new Node(all.knowledge(), all.warming());
        var desk = new Desk(kept, notices, node, InstantSource.system());
        bus.listen(StoreDoors.CHANGED, all.knowledge()::changed);
        bus.listen(StoreDoors.PRESSED, all.warming()::pressed);
        bus.answer(
                CacheDoors.ANSWER,
                question -> all.way().ask(new AskSince(question, 0)).map(Served::answer));
        bus.answer(CacheDoors.ANSWER_SINCE, all.way()::ask);
        desk.openOn(bus);
        vertx.setPeriodic(0, TICK_MILLIS, timer -> all.knowledge().tick());
        vertx.setPeriodic(WARM_MILLIS, timer -> all.warming().tick());
        vertx.setPeriodic(SNAPSHOT_MILLIS, timer -> save());
        all.recording().ifPresent(r -> vertx.setPeriodic(FLUSH_MILLIS, timer -> r.flush()));
        vertx.setPeriodic(0, REPORT_MILLIS, timer -> report(node.node(), desk));
    }

    /** Gives the warmer what it had learned. @return sentences about settings and files that were not taken */
    private Future<List<String>> restored(Warming warming) {
        Optional<WarmFile> file = config.learned().map(WarmFile::new);
        if (file.isEmpty()) {
            return Future.succeededFuture(config.notices());
        }
        return vertx.executeBlocking(file.get()::read, false).map(bytes -> {
            var notices = new ArrayList<>(config.notices());
            Objects.requireNonNull(bytes)
                    .flatMap(learned -> file.get().restore(warming.warmer(), learned))
                    .ifPresent(notices::add);
            return List.copyOf(notices);
        });
    }

    private Future<?> save() {
        if (config.learned().isEmpty() || parts.isEmpty()) {
            return Future.succeededFuture(false);
        }
        var file = new WarmFile(config.learned().get());
        byte[] learned = parts.get().warming().warmer().snapshot();
        return vertx.executeBlocking(() -> file.write(learned), false);
    }

    @Override
    public Future<?> stop() {
        Future<?> none = Future.succeededFuture();
        parts.flatMap(Parts::recording).ifPresent(Recording::close);
        return save().eventually(() ->
                parts.<Future<?>>map(all -> all.knowledge().close()).orElse(none));
    }

    /** The way comes into being after what tells of changes. */
    private void changed(Change change) {
        parts.ifPresent(all -> all.way().changed(change));
    }

    private void report(NodeStatus node, Desk desk) {
        Status redis = node.redis() == RedisState.UP ? Status.UP : Status.DEGRADED;
        bus.ask(MonitorDoors.REPORT, new Report("redis", redis, node.redisDetail(), List.of()));
        CacheStatus cache = desk.status();
        bus.ask(MonitorDoors.REPORT, new Report("cache", Status.UP, cache.verdict(), Desk.measures(cache)));
    }
}
