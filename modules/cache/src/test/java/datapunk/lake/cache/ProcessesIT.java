package datapunk.lake.cache;

import static datapunk.lake.cache.FakeLake.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caches of three processes before one lake of the test and one real Redis. */
class ProcessesIT {
    private static final Question FIVE = new Question.Histogram(OWNER, true, Period.days(5, 6));
    private static final Question SIX = new Question.Histogram(OWNER, true, Period.days(6, 7));
    private static final Question COLD = new Question.Histogram(OWNER, false, Period.days(1, 99));

    @TempDir
    Path home;

    private final FakeLake lake = new FakeLake();
    private final List<OneProcess> processes = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private Optional<PrivateRedis> redis = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        Assumptions.assumeTrue(redis.isPresent(), "no redis-server on this machine");
        for (int i = 0; i < 3; i++) {
            processes.add(new OneProcess(lake, redis.map(PrivateRedis::url)).start(true));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (OneProcess process : processes) {
            process.stop();
        }
        OneProcess.got(vertx.close());
        redis.ifPresent(PrivateRedis::stop);
    }

    private Response redis(Command command, String... arguments) throws Exception {
        Redis client = Redis.createClient(vertx, redis.orElseThrow().url());
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        try {
            return OneProcess.got(client.send(request));
        } finally {
            client.close();
        }
    }

    private int loads(Question question) {
        return processes.stream().mapToInt(p -> p.store.asked(question)).sum();
    }

    /** A hundred users of each process ask the same at once, and the store takes its time. */
    private List<Future<Answer>> stampede(long millis) {
        List<Future<Answer>> all = new ArrayList<>();
        for (OneProcess process : processes) {
            Promise<Answer> held = process.store.hold(COLD);
            vertx.setTimer(millis, timer -> held.tryComplete(process.store.now(COLD)));
            for (int i = 0; i < 100; i++) {
                all.add(process.ask(COLD));
            }
        }
        return all;
    }

    @Test
    void threeHundredRequestsForOneColdKeyLoadItOnce() throws Exception {
        for (Future<Answer> answer : stampede(300)) {
            OneProcess.got(answer);
        }
        assertEquals(1, loads(COLD));
    }

    @Test
    void withoutRedisEveryProcessLoadsAColdKeyOnce() throws Exception {
        redis.orElseThrow().stop();
        for (Future<Answer> answer : stampede(300)) {
            OneProcess.got(answer);
        }
        assertTrue(loads(COLD) <= 3, loads(COLD) + " loads");
    }

    @Test
    void aHolderThatHangsIsTakenOverFromAndNoOthersRequestFails() throws Exception {
        OneProcess hanging = processes.getFirst();
        hanging.store.hold(COLD);
        hanging.ask(COLD);
        hanging.until(() -> hanging.store.asked(COLD) == 1);
        List<Future<Answer>> others = new ArrayList<>();
        for (OneProcess process : processes.subList(1, 3)) {
            for (int i = 0; i < 100; i++) {
                others.add(process.ask(COLD));
            }
        }
        for (Future<Answer> answer : others) {
            OneProcess.got(answer);
        }
        assertEquals(2, loads(COLD));
    }

    @Test
    void aHolderThatFailsGivesTheLeaseBack() throws Exception {
        Promise<Answer> held = processes.getFirst().store.hold(COLD);
        Future<Answer> fails = processes.getFirst().ask(COLD);
        processes.getFirst().until(() -> loads(COLD) == 1);
        Future<Answer> other = processes.getLast().ask(COLD);
        long begun = System.nanoTime();
        held.fail("broken");
        OneProcess.got(other);
        assertTrue(System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(1_500), "it did not wait for the lease");
        assertTrue(fails.failed());
        assertEquals(2, loads(COLD));
    }

    @Test
    void whatOneProcessLoadsTheOthersFindInRedis() throws Exception {
        processes.get(0).answer(FIVE);
        processes.get(0).until(() -> answers() == 1);
        processes.get(1).answer(FIVE);
        processes.get(2).answer(FIVE);
        assertEquals(1, loads(FIVE));
    }

    private int answers() {
        try {
            return redis(Command.KEYS, "*:v:*").size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCommitOfOneProcessIsSoonKnownToAll() throws Exception {
        for (int i = 0; i < 20; i++) {
            for (OneProcess process : processes) {
                process.answer(FIVE);
            }
            processes.get(i % 3).store.change(5);
            for (OneProcess process : processes) {
                long millis = process.untilShown(FIVE, lake.generation());
                assertTrue(millis < 2_000, millis + " ms");
            }
        }
        for (OneProcess process : processes) {
            process.answer(SIX);
        }
        assertTrue(loads(SIX) <= 1, "what the commits did not reach was loaded once");
    }

    @Test
    void aCommitNobodyHintedAtIsFoundByThePoll() throws Exception {
        processes.getFirst().answer(FIVE);
        lake.commit(5, 0);
        long millis = processes.getFirst().untilShown(FIVE, lake.generation());
        assertTrue(millis < 6_000, millis + " ms");
    }

    @Test
    void aSubscriberThatIsKilledComesBackAndCatchesUp() throws Exception {
        OneProcess reader = processes.getFirst();
        reader.answer(FIVE);
        int looks = reader.store.looks.get();
        redis(Command.CLIENT, "KILL", "TYPE", "pubsub");
        lake.commit(5, 0);
        reader.until(() -> reader.store.looks.get() > looks);
        long millis = reader.untilShown(FIVE, lake.generation());
        assertTrue(millis < 2_000, millis + " ms");
        for (OneProcess process : processes) {
            process.untilHinted();
        }
    }

    @Test
    void whenRedisIsLostCommitsAreKnownWithinTwoSeconds() throws Exception {
        for (OneProcess process : processes) {
            process.answer(FIVE);
        }
        redis.orElseThrow().stop();
        processes.getFirst().store.change(5);
        for (OneProcess process : processes) {
            long millis = process.untilShown(FIVE, lake.generation());
            assertTrue(millis < 2_000, millis + " ms");
        }
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        for (OneProcess process : processes) {
            process.untilHinted();
        }
        processes.getFirst().store.change(5);
        for (OneProcess process : processes) {
            process.untilShown(FIVE, lake.generation());
        }
    }

    @Test
    void aRedisThatForgetsEverythingIsFilledAgain() throws Exception {
        processes.getFirst().answer(FIVE);
        redis(Command.FLUSHALL);
        processes.getLast().answer(FIVE);
        assertEquals(2, loads(FIVE));
        processes.getLast().until(() -> answers() == 1);
        processes.getFirst().store.change(5);
        for (OneProcess process : processes) {
            process.untilShown(FIVE, lake.generation());
        }
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder(
                        "kill", "-" + name, String.valueOf(redis.orElseThrow().pid()))
                .start()
                .waitFor();
    }

    @Test
    void aRedisThatStandsStillHoldsNobodyUp() throws Exception {
        for (OneProcess process : processes) {
            process.answer(FIVE);
        }
        signal("STOP");
        try {
            processes.getFirst().store.change(5);
            for (OneProcess process : processes) {
                long millis = process.untilShown(FIVE, lake.generation());
                assertTrue(millis < 2_000, millis + " ms");
            }
            assertTrue(loads(FIVE) <= 4, "one load a process");
        } finally {
            signal("CONT");
        }
        for (OneProcess process : processes) {
            process.untilHinted();
        }
    }

    private void untilAway(OneProcess process) throws Exception {
        process.until(() -> process.node().redis() == NodeStatus.RedisState.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "out of memory", "another type", "garbage"})
    void aRedisThatAnswersNonsenseIsTreatedAsAway(String trouble) throws Exception {
        OneProcess process = processes.getFirst();
        process.answer(FIVE);
        process.until(() -> answers() == 1);
        OneProcess other = processes.getLast();
        String key = redis(Command.KEYS, "*:v:*").get(0).toString();
        switch (trouble) {
            case "read-only" -> redis(Command.REPLICAOF, "127.0.0.1", "1");
            case "out of memory" -> {
                redis(Command.CONFIG, "SET", "maxmemory-policy", "noeviction");
                redis(Command.CONFIG, "SET", "maxmemory", "1");
            }
            case "another type" -> {
                redis(Command.DEL, key);
                redis(Command.LPUSH, key, "x");
            }
            default -> redis(Command.SET, key, "garbage that is long enough to be the head of an answer");
        }
        assertEquals(lake.truth(FIVE), other.shown(FIVE), "it is told what is true");
        assertEquals(lake.truth(SIX), other.shown(SIX));
        untilAway(other);
        process.store.change(5);
        for (OneProcess one : processes) {
            long millis = one.untilShown(FIVE, lake.generation());
            assertTrue(millis < 6_000, millis + " ms");
        }
        redis(Command.REPLICAOF, "NO", "ONE");
        redis(Command.CONFIG, "SET", "maxmemory", "0");
        redis(Command.DEL, key);
        other.untilHinted();
    }

    @Test
    void aGenerationThatTheDatabaseDoesNotKnowIsTakenBackFromRedis() throws Exception {
        OneProcess process = processes.getFirst();
        process.answer(FIVE);
        process.until(() -> answers() == 1);
        String key = redis(Command.KEYS, "*:g").get(0).toString();
        redis(Command.SET, key, "999999999999999");
        processes.getLast().answer(SIX);
        process.until(() -> {
            try {
                return redis(Command.GET, key).toString().equals(String.valueOf(lake.generation()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        processes.get(1).answer(SIX);
        assertTrue(loads(SIX) <= 2);
    }

    @Test
    void aFillThatACommitHasOvertakenIsRefused() throws Exception {
        OneProcess slow = processes.getFirst();
        Promise<Answer> held = slow.store.hold(FIVE);
        Future<Answer> early = slow.ask(FIVE);
        slow.until(() -> slow.store.asked(FIVE) == 1);
        Answer old = slow.store.now(FIVE);
        processes.getLast().store.change(5);
        slow.store.release(FIVE);
        held.complete(old);
        OneProcess.got(early);
        for (OneProcess process : processes) {
            process.untilShown(FIVE, lake.generation());
        }
        slow.answer(FIVE);
        assertEquals(lake.generation(), slow.shown(FIVE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsReadIsNeverOlderThanTheBoundHoweverThingsInterleave(int seed) throws Exception {
        var random = new Random(seed);
        List<Question> questions = List.of(FIVE, SIX, COLD);
        for (int i = 0; i < 150; i++) {
            OneProcess process = processes.get(random.nextInt(3));
            Question question = questions.get(random.nextInt(3));
            switch (random.nextInt(12)) {
                case 0, 1 -> process.store.change(5 + random.nextInt(2));
                case 2 -> {
                    process.store.change(5 + random.nextInt(2));
                    assertEquals(lake.truth(question), process.shown(question), "one's own writes are read at once");
                }
                case 3 -> {
                    if (random.nextInt(5) == 0) {
                        redis(Command.FLUSHALL);
                    }
                }
                case 4 -> {
                    if (random.nextInt(3) == 0) {
                        redis(Command.CLIENT, "KILL", "TYPE", random.nextBoolean() ? "pubsub" : "normal");
                    }
                }
                case 5, 6 -> {
                    long truth = lake.truth(question);
                    assertTrue(
                            FakeStore.shown(process.since(question, lake.generation())
                                            .answer())
                                    >= truth,
                            "who says what he has seen is never told less");
                }
                default -> process.answer(question);
            }
        }
        for (OneProcess process : processes) {
            for (Question question : questions) {
                long millis = process.untilShown(question, lake.truth(question));
                assertTrue(millis < 6_000, millis + " ms");
            }
        }
    }
}
