package datapunk.lake.cache;

import static datapunk.lake.cache.FakeLake.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.coherence.NeverSlow;
import datapunk.lake.cache.desk.CacheSettings;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.read.Sources;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are made before anybody asks, by two processes with one real Redis. */
class AheadIT {
    private static final Question FIVE = new Question.Histogram(OWNER, true, Period.days(5, 6));

    @TempDir
    Path home;

    private final FakeLake lake = new FakeLake();
    private Optional<PrivateRedis> redis = Optional.empty();
    private Optional<Way> one = Optional.empty();
    private Optional<Way> other = Optional.empty();

    /** The read path of one process, without doors. */
    private static final class Way {
        final Vertx vertx = Vertx.vertx();
        final Context context = vertx.getOrCreateContext();
        final Bus bus = Bus.of(vertx);
        final FakeStore store;
        final KeptAnswers kept = new KeptAnswers(CacheSettings.defaults(), InstantSource.system());
        final Coherence coherence;
        final ReadPath path;

        Way(FakeLake lake, String redis) {
            store = new FakeStore(bus, lake);
            coherence = new Coherence(
                    NeverSlow.ofMachine(),
                    known -> bus.ask(StoreDoors.CATCH_UP, known),
                    this::changed,
                    Optional.of(new Coherence.RedisPlace(vertx, redis)));
            path = new ReadPath(
                    vertx,
                    coherence,
                    kept,
                    new Sources(
                            question -> bus.ask(StoreDoors.ANSWER, question),
                            question -> bus.ask(StoreDoors.ANSWER_AHEAD, question)),
                    ReadWatch.NONE);
        }

        void changed(Change change) {
            path.changed(change);
        }

        /** Does it where the path lives. */
        <T> T here(Supplier<Future<T>> work) throws Exception {
            Promise<T> done = Promise.promise();
            context.runOnContext(ignored -> work.get().onComplete(done));
            return OneProcess.got(done.future());
        }

        <T> T now(Callable<T> work) throws Exception {
            return here(() -> {
                try {
                    return Future.succeededFuture(work.call());
                } catch (Exception e) {
                    return Future.failedFuture(e);
                }
            });
        }

        Way start() throws Exception {
            now(() -> {
                bus.listen(StoreDoors.CHANGED, coherence::changed);
                vertx.setPeriodic(0, 100, timer -> coherence.tick());
                return true;
            });
            while (!now(coherence::hinted)) {
                OneProcess.got(vertx.timer(20));
            }
            return this;
        }

        Loaded warm(Question question) throws Exception {
            return here(() -> path.warm(question, "It is likely."));
        }
    }

    @BeforeEach
    void open() throws Exception {
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        Assumptions.assumeTrue(redis.isPresent(), "no redis-server on this machine");
        one = Optional.of(new Way(lake, redis.get().url()).start());
        other = Optional.of(new Way(lake, redis.get().url()).start());
    }

    @AfterEach
    void close() throws Exception {
        for (Optional<Way> way : List.of(one, other)) {
            if (way.isPresent()) {
                way.get().here(() -> way.get().coherence.close().mapEmpty());
                OneProcess.got(way.get().vertx.close());
            }
        }
        redis.ifPresent(PrivateRedis::stop);
    }

    @Test
    void anAnswerMadeAheadIsStagedAndTheOtherProcessFindsItInRedis() throws Exception {
        Way first = one.orElseThrow();
        Way second = other.orElseThrow();
        assertEquals(Outcome.LOADED, first.warm(FIVE).outcome());
        assertTrue(first.now(() -> first.kept.stay(FIVE).orElseThrow().unread()));
        Loaded found = second.warm(FIVE);
        while (found.outcome() == Outcome.FAILED) {
            found = second.warm(FIVE);
        }
        assertEquals(Outcome.FROM_REDIS, found.outcome());
        assertEquals(0, second.store.asked(FIVE));
    }

    @Test
    void onlyOneProcessMakesAnAnswerAhead() throws Exception {
        Way first = one.orElseThrow();
        Promise<Answer> held = first.store.hold(FIVE);
        Promise<Loaded> slow = Promise.promise();
        first.context.runOnContext(
                ignored -> first.path.warm(FIVE, "It is likely.").onComplete(slow));
        while (first.store.asked(FIVE) == 0) {
            OneProcess.got(first.vertx.timer(5));
        }
        assertEquals(Outcome.FAILED, other.orElseThrow().warm(FIVE).outcome(), "the lease is another's");
        held.complete(first.store.now(FIVE));
        assertEquals(Outcome.LOADED, OneProcess.got(slow.future()).outcome());
        assertEquals(0, other.orElseThrow().store.asked(FIVE));
    }

    @Test
    void whatAChangeHasOvertakenIsDropped() throws Exception {
        Way first = one.orElseThrow();
        Promise<Answer> held = first.store.hold(FIVE);
        Promise<Loaded> slow = Promise.promise();
        first.context.runOnContext(
                ignored -> first.path.warm(FIVE, "It is likely.").onComplete(slow));
        while (first.store.asked(FIVE) == 0) {
            OneProcess.got(first.vertx.timer(5));
        }
        Answer old = first.store.now(FIVE);
        first.store.change(5);
        while (first.now(() -> first.coherence.generations().applied(1)) < lake.generation()) {
            OneProcess.got(first.vertx.timer(5));
        }
        held.complete(old);
        assertEquals(Outcome.STALE, OneProcess.got(slow.future()).outcome());
        assertFalse(first.now(() -> first.kept.contains(FIVE)));
    }

    @Test
    void aStoreThatFailsIsToldSo() throws Exception {
        Way first = one.orElseThrow();
        first.store.hold(FIVE).fail("broken");
        assertEquals(Outcome.FAILED, first.warm(FIVE).outcome());
        first.store.release(FIVE);
        assertEquals(Outcome.LOADED, first.warm(FIVE).outcome(), "the lease was given back");
    }
}
