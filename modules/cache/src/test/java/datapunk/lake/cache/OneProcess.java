package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.RegionConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A process of the lake as the cache sees it: Vert.x, bus and store of its own. */
final class OneProcess {
    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.of(vertx);
    final FakeStore store;
    private final CacheModule module;

    OneProcess(FakeLake lake, Optional<String> redis) {
        this(lake, redis, Level.BOUNDED);
    }

    OneProcess(FakeLake lake, Optional<String> redis, Level level) {
        store = new FakeStore(bus, lake);
        module = new CacheModule(
                vertx,
                bus,
                new CacheConfig(
                        List.of(
                                RegionConfig.of("tiles", 1 << 20).withLevel(level),
                                RegionConfig.of("queries", 1 << 20).withLevel(level)),
                        false,
                        redis,
                        List.of()));
    }

    /** Starts it; returns when Redis is used and its hints are heard, if there is one. */
    OneProcess start(boolean withRedis) throws Exception {
        got(module.start());
        if (withRedis) {
            untilHinted();
        }
        return this;
    }

    void untilHinted() throws Exception {
        until(() -> node().redis() == NodeStatus.RedisState.UP && node().hints() == NodeStatus.Hints.REDIS);
    }

    NodeStatus node() {
        try {
            CacheStatus status = got(bus.ask(CacheDoors.STATUS, new CacheDoors.AskCache()));
            return status.node();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Status status(String part) {
        Report report = store.reports.get(part);
        return report == null ? Status.DOWN : report.status();
    }

    Future<Answer> ask(Question question) {
        return bus.ask(CacheDoors.ANSWER, question);
    }

    Answer answer(Question question) throws Exception {
        return got(ask(question));
    }

    /** The truth as this process tells it. */
    long shown(Question question) throws Exception {
        return FakeStore.shown(answer(question));
    }

    Served since(Question question, long generation) throws Exception {
        return got(bus.ask(CacheDoors.ANSWER_SINCE, new AskSince(question, generation)));
    }

    /** Milliseconds until this process tells a truth. */
    long untilShown(Question question, long truth) throws Exception {
        long begun = System.nanoTime();
        while (shown(question) != truth) {
            Assertions.assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20), "it never came");
            got(vertx.timer(5, TimeUnit.MILLISECONDS));
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Waits for something that comes within a time that depends on the machine. */
    void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(System.nanoTime() < end, "it never came");
            got(vertx.timer(20, TimeUnit.MILLISECONDS));
        }
    }

    static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    void stop() throws Exception {
        got(module.stop());
        got(vertx.close());
    }
}
