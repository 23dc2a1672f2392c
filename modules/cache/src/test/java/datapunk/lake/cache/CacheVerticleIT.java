package datapunk.lake.cache;

import static datapunk.lake.cache.FakeLake.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.Level;
import datapunk.lake.model.Owner;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of one process before a store of the test and a real Redis of its own. */
class CacheVerticleIT {
    private static final Question FIVE = new Question.Histogram(OWNER, true, Period.days(5, 6));
    private static final Question SIX = new Question.Histogram(OWNER, true, Period.days(6, 7));
    private static final Question MARKER = new Question.Summary(new Owner(2));

    @TempDir
    Path home;

    private final FakeLake lake = new FakeLake();
    private Optional<PrivateRedis> redis = Optional.empty();
    private Optional<OneProcess> running = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        Assumptions.assumeTrue(redis.isPresent(), "no redis-server on this machine");
        start(Level.BOUNDED);
    }

    private void start(Level level) throws Exception {
        running = Optional.of(new OneProcess(lake, redis.map(PrivateRedis::url), level).start(true));
    }

    private OneProcess process() {
        return running.orElseThrow();
    }

    private FakeStore store() {
        return process().store;
    }

    private void restart(Level level) throws Exception {
        process().stop();
        start(level);
    }

    @AfterEach
    void close() throws Exception {
        if (running.isPresent()) {
            running.get().stop();
        }
        redis.ifPresent(PrivateRedis::stop);
    }

    private Answer answer(Question question) throws Exception {
        return process().answer(question);
    }

    /** Returns once the cache has seen everything that was said to it before. */
    private void passed() throws Exception {
        answer(MARKER);
    }

    private long kept() {
        Redis client = Redis.createClient(process().vertx, redis.orElseThrow().url());
        try {
            return OneProcess.got(client.send(Request.cmd(Command.KEYS).arg("*:v:*")))
                    .size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            client.close();
        }
    }

    @Test
    void equalQuestionsInFlightAreAskedOnce() throws Exception {
        Promise<Answer> held = store().hold(FIVE);
        Future<Answer> one = process().ask(FIVE);
        Future<Answer> other = process().ask(new Question.Histogram(OWNER, true, Period.days(5, 6)));
        passed();
        process().until(() -> store().asked(FIVE) == 1);
        held.complete(store().now(FIVE));
        assertSame(OneProcess.got(one), OneProcess.got(other));
        assertSame(OneProcess.got(one), answer(FIVE));
        assertEquals(1, store().asked(FIVE));
    }

    @Test
    void aChangeForgetsOnlyWhatItReaches() throws Exception {
        answer(FIVE);
        answer(SIX);
        store().change(5);
        assertEquals(lake.generation(), answer(FIVE).generation());
        assertEquals(2, store().asked(FIVE));
        answer(SIX);
        assertEquals(1, store().asked(SIX));
    }

    @Test
    void anAnswerFromBeforeAChangeThatArrivesAfterItIsNotKept() throws Exception {
        Promise<Answer> held = store().hold(FIVE);
        Future<Answer> early = process().ask(FIVE);
        process().until(() -> store().asked(FIVE) == 1);
        Answer old = store().now(FIVE);
        store().change(5);
        passed();
        store().release(FIVE);
        assertEquals(lake.generation(), answer(FIVE).generation(), "nobody who asks now waits for the old answer");
        held.complete(old);
        assertSame(old, OneProcess.got(early));
        assertEquals(lake.generation(), answer(FIVE).generation());
        assertEquals(2, store().asked(FIVE));
    }

    @Test
    void afterARestartAnswersInRedisAreUsedWhileNoChangeHasReachedThem() throws Exception {
        answer(FIVE);
        process().until(() -> kept() == 1);
        restart(Level.BOUNDED);
        lake.commit(6, 0);
        answer(FIVE);
        assertEquals(0, store().asked(FIVE));
        lake.commit(5, 0);
        restart(Level.BOUNDED);
        assertEquals(lake.generation(), answer(FIVE).generation());
        assertEquals(1, store().asked(FIVE));
    }

    @Test
    void anotherLakeOnTheSameRedisIsNeverAnsweredWithThisOnesData() throws Exception {
        answer(FIVE);
        process().until(() -> kept() == 1);
        lake.lake = UUID.randomUUID();
        restart(Level.BOUNDED);
        answer(FIVE);
        assertEquals(1, store().asked(FIVE));
    }

    @Test
    void anAnswerLargerThanTheBoundsIsServedAndNotKept() throws Exception {
        store().size = 600_000;
        assertEquals(600_000, answer(FIVE).body().size());
        assertEquals(600_000, answer(FIVE).body().size());
        assertEquals(2, store().asked(FIVE));
        store().size = 10;
        answer(SIX);
        process().until(() -> kept() == 1);
    }

    @Test
    void withoutRedisAnswersStillComeAndHealthSaysSoUntilItIsBack() throws Exception {
        redis.orElseThrow().stop();
        answer(FIVE);
        answer(FIVE);
        assertEquals(1, store().asked(FIVE));
        process().until(() -> process().status("redis") == Status.DEGRADED);
        assertFalse(store().reports.get("redis").detail().isEmpty());
        assertEquals(Status.UP, process().status("cache"));
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        process().until(() -> process().status("redis") == Status.UP);
        answer(SIX);
        process().until(() -> kept() == 1);
    }

    @Test
    void aLoaderThatThrowsOrHangsHarmsOnlyItsOwnKey() throws Exception {
        store().hold(FIVE).fail(new IllegalStateException("broken"));
        assertThrows(ExecutionException.class, () -> answer(FIVE));
        answer(SIX);
        store().release(FIVE);
        answer(FIVE);
        store().hold(MARKER);
        Future<Answer> hangs = process().ask(MARKER);
        answer(SIX);
        ExecutionException late = assertThrows(ExecutionException.class, () -> OneProcess.got(hangs));
        assertEquals("load-timeout", ((FaultException) late.getCause()).fault().code());
        store().release(MARKER);
        answer(MARKER);
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKeptIsToldAndMarkedAndThenNoMore() throws Exception {
        answer(FIVE);
        lake.away = true;
        assertEquals(Optional.empty(), process().since(FIVE, 0).staleSince(), "what is fresh need not be marked");
        Served stale = process().since(FIVE, lake.generation() + 1);
        assertTrue(stale.staleSince().isPresent());
        ExecutionException missed =
                assertThrows(ExecutionException.class, () -> process().since(SIX, 0));
        assertEquals(
                "database-away", ((FaultException) missed.getCause()).fault().code());
        lake.away = false;
        process().until(() -> {
            try {
                return process().since(FIVE, 0).staleSince().isEmpty();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void whoHasSeenMoreIsToldAtLeastThat() throws Exception {
        answer(FIVE);
        lake.commit(5, 0);
        Served served = process().since(FIVE, lake.generation());
        assertEquals(lake.generation(), FakeStore.shown(served.answer()));
        assertEquals(lake.generation(), served.generation());
        lake.commit(6, 0);
        assertEquals(
                lake.generation(), process().since(FIVE, lake.generation()).generation(), "the answer still holds");
        assertEquals(2, store().asked(FIVE));
        int before = store().looks.get();
        process().since(FIVE, Long.MAX_VALUE);
        assertTrue(store().looks.get() <= before + 2, "what nobody has committed is not waited for");
    }

    @Test
    void aStrictRegionLooksIntoTheLogForEveryQuestion() throws Exception {
        restart(Level.STRICT);
        answer(FIVE);
        lake.commit(5, 0);
        assertEquals(lake.generation(), process().shown(FIVE));
        lake.commit(5, 0);
        assertEquals(lake.generation(), process().shown(FIVE));
    }

    @Test
    void aLocalRegionKeepsNothingInRedisAndHearsOfItsOwnCommits() throws Exception {
        restart(Level.LOCAL);
        answer(FIVE);
        answer(FIVE);
        assertEquals(1, store().asked(FIVE));
        store().change(5);
        assertEquals(lake.generation(), process().shown(FIVE));
        assertEquals(0, kept());
    }
}
