package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.CacheDoors;
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
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.read.Sources;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers the doors of {@link CacheDoors}: wires the parts of the cache to the bus and to each other. */
final class CacheVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 100;
    private static final long REPORT_MILLIS = 2_000;

    private final Bus bus;
    private final CacheConfig config;
    private Optional<ReadPath> path = Optional.empty();
    private Optional<Coherence> coherence = Optional.empty();

    CacheVerticle(Bus bus, CacheConfig config) {
        this.bus = bus;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var kept = new KeptAnswers(config.regions(), InstantSource.system());
        kept.warming(false);
        var knowledge = new Coherence(
                NeverSlow.ofMachine(),
                known -> bus.ask(StoreDoors.CATCH_UP, known),
                this::changed,
                config.redis().map(url -> new Coherence.RedisPlace(vertx, url)));
        coherence = Optional.of(knowledge);
        var sources = new Sources(
                question -> bus.ask(StoreDoors.ANSWER, question),
                question -> bus.ask(StoreDoors.ANSWER_AHEAD, question));
        var way = new ReadPath(vertx, knowledge, kept, sources, ReadWatch.NONE);
        path = Optional.of(way);
        var node = new Node(knowledge);
        var desk = new Desk(kept, config.notices(), node, InstantSource.system());
        bus.listen(StoreDoors.CHANGED, knowledge::changed);
        bus.answer(
                CacheDoors.ANSWER,
                question -> way.ask(new AskSince(question, 0)).map(Served::answer));
        bus.answer(CacheDoors.ANSWER_SINCE, way::ask);
        desk.openOn(bus);
        vertx.setPeriodic(0, TICK_MILLIS, timer -> knowledge.tick());
        vertx.setPeriodic(0, REPORT_MILLIS, timer -> report(node.node(), desk));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        Future<?> none = Future.succeededFuture();
        return coherence.<Future<?>>map(Coherence::close).orElse(none);
    }

    /** The way comes into being after what tells of changes. */
    private void changed(Change change) {
        path.ifPresent(way -> way.changed(change));
    }

    private void report(NodeStatus node, Desk desk) {
        Status redis = node.redis() == RedisState.UP ? Status.UP : Status.DEGRADED;
        bus.ask(MonitorDoors.REPORT, new Report("redis", redis, node.redisDetail(), List.of()));
        bus.ask(
                MonitorDoors.REPORT,
                new Report("cache", Status.UP, desk.status().verdict(), desk.measures()));
    }
}
