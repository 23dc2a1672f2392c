package datapunk.lake.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.model.Owner;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The cache before a store of the test and a real Redis of its own. */
@ExtendWith(VertxExtension.class)
class CacheVerticleIT {
    private static final Owner OWNER = new Owner(1);
    private static final Question FIVE = new Question.Histogram(OWNER, true, Period.days(5, 6));
    private static final Question SIX = new Question.Histogram(OWNER, true, Period.days(6, 7));
    private static final Question MARKER = new Question.Summary(new Owner(2));

    @TempDir
    Path home;

    private Vertx vertx;
    private Bus bus;
    private FakeStore store;
    private Optional<PrivateRedis> redis = Optional.empty();
    private Optional<CacheModule> cache = Optional.empty();

    @BeforeEach
    void open(Vertx given) throws Exception {
        vertx = given;
        bus = Bus.of(vertx);
        store = new FakeStore(bus);
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        Assumptions.assumeTrue(redis.isPresent(), "no redis-server on this machine");
        start();
    }

    private void start() throws Exception {
        var module = new CacheModule(
                vertx,
                bus,
                new CacheConfig(
                        List.of(RegionConfig.of("tiles", 1 << 20), RegionConfig.of("queries", 1 << 20)),
                        false,
                        redis.map(PrivateRedis::url),
                        List.of()));
        store.reports.remove("redis");
        got(module.start());
        cache = Optional.of(module);
        until(() -> status("redis") == Status.UP);
    }

    private Status status(String part) {
        Report report = store.reports.get(part);
        return report == null ? Status.DOWN : report.status();
    }

    private void restart() throws Exception {
        got(cache.orElseThrow().stop());
        start();
    }

    @AfterEach
    void close() throws Exception {
        if (cache.isPresent()) {
            got(cache.get().stop());
        }
        redis.ifPresent(PrivateRedis::stop);
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Answer answer(Question question) throws Exception {
        return got(bus.ask(CacheDoors.ANSWER, question));
    }

    /** Returns once the cache has seen everything that was said to it before. */
    private void passed() throws Exception {
        answer(MARKER);
    }

    /** Waits for something that comes within a time that depends on the machine. */
    private void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came");
            got(vertx.timer(20, TimeUnit.MILLISECONDS));
        }
    }

    private int kept() {
        Redis client = Redis.createClient(vertx, redis.orElseThrow().url());
        try {
            return got(client.send(Request.cmd(Command.DBSIZE))).toInteger();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            client.close();
        }
    }

    @Test
    void equalQuestionsInFlightAreAskedOnce() throws Exception {
        Promise<Answer> held = store.hold(FIVE);
        Future<Answer> one = bus.ask(CacheDoors.ANSWER, FIVE);
        Future<Answer> other = bus.ask(CacheDoors.ANSWER, new Question.Histogram(OWNER, true, Period.days(5, 6)));
        passed();
        until(() -> store.asked(FIVE) == 1);
        held.complete(store.now());
        assertSame(got(one), got(other));
        assertSame(got(one), answer(FIVE));
        assertEquals(1, store.asked(FIVE));
    }

    @Test
    void aChangeForgetsOnlyWhatItReaches() throws Exception {
        answer(FIVE);
        answer(SIX);
        store.change(OWNER, 5);
        assertEquals(store.generation, answer(FIVE).generation());
        assertEquals(2, store.asked(FIVE));
        answer(SIX);
        assertEquals(1, store.asked(SIX));
    }

    @Test
    void anAnswerFromBeforeAChangeThatArrivesAfterItIsNotKept() throws Exception {
        Promise<Answer> held = store.hold(FIVE);
        Future<Answer> early = bus.ask(CacheDoors.ANSWER, FIVE);
        until(() -> store.asked(FIVE) == 1);
        Answer old = store.now();
        store.change(OWNER, 5);
        passed();
        store.release(FIVE);
        assertEquals(store.generation, answer(FIVE).generation(), "nobody who asks now waits for the old answer");
        held.complete(old);
        assertSame(old, got(early));
        assertEquals(store.generation, answer(FIVE).generation());
        assertEquals(2, store.asked(FIVE));
    }

    @Test
    void afterARestartAnswersInRedisAreUsedWhileTheGenerationFits() throws Exception {
        answer(FIVE);
        until(() -> kept() == 1);
        restart();
        assertEquals(store.generation, answer(FIVE).generation());
        assertEquals(1, store.asked(FIVE));
        store.generation++;
        restart();
        assertEquals(store.generation, answer(FIVE).generation());
        assertEquals(2, store.asked(FIVE));
    }

    @Test
    void anotherLakeOnTheSameRedisIsNeverAnsweredWithThisOnesData() throws Exception {
        answer(FIVE);
        until(() -> kept() == 1);
        store.lake = UUID.randomUUID();
        restart();
        answer(FIVE);
        assertEquals(2, store.asked(FIVE));
    }

    @Test
    void anAnswerLargerThanTheBoundsIsServedAndNotKept() throws Exception {
        store.size = 600_000;
        assertEquals(600_000, answer(FIVE).body().size());
        assertEquals(600_000, answer(FIVE).body().size());
        assertEquals(2, store.asked(FIVE));
        store.size = 10;
        answer(SIX);
        until(() -> kept() == 1);
    }

    @Test
    void withoutRedisAnswersStillComeAndHealthSaysSoUntilItIsBack() throws Exception {
        redis.orElseThrow().stop();
        answer(FIVE);
        answer(FIVE);
        assertEquals(1, store.asked(FIVE));
        until(() -> status("redis") == Status.DEGRADED);
        assertFalse(store.reports.get("redis").detail().isEmpty());
        assertEquals(Status.UP, status("cache"));
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        until(() -> status("redis") == Status.UP);
        answer(SIX);
        until(() -> kept() == 1);
    }
}
