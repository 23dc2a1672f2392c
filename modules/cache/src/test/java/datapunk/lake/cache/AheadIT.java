package datapunk.lake.cache;

import static datapunk.lake.cache.FakeLake.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.coherence.NeverSlow;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private Optional<OneWay> one = Optional.empty();
    private Optional<OneWay> other = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        redis = PrivateRedis.start(home, ServerSettings.forTests());
        Assumptions.assumeTrue(redis.isPresent(), "no redis-server on this machine");
        one = Optional.of(new OneWay(lake, redis.map(PrivateRedis::url), NeverSlow.ofMachine()).start());
        other = Optional.of(new OneWay(lake, redis.map(PrivateRedis::url), NeverSlow.ofMachine()).start());
    }

    @AfterEach
    void close() throws Exception {
        for (Optional<OneWay> way : List.of(one, other)) {
            if (way.isPresent()) {
                way.get().stop();
            }
        }
        redis.ifPresent(PrivateRedis::stop);
    }

    @Test
    void anAnswerMadeAheadIsStagedAndTheOtherProcessFindsItInRedis() throws Exception {
        OneWay first = one.orElseThrow();
        OneWay second = other.orElseThrow();
        assertEquals(Outcome.LOADED, first.warm(FIVE).outcome());
        assertTrue(first.now(() -> first.kept.stay(FIVE).orElseThrow().unread()));
        Loaded found = second.warm(FIVE);
        while (found.outcome() == Outcome.ELSEWHERE) {
            found = second.warm(FIVE);
        }
        assertEquals(Outcome.FROM_REDIS, found.outcome());
        assertEquals(0, second.store.asked(FIVE));
    }

    @Test
    void onlyOneProcessMakesAnAnswerAhead() throws Exception {
        OneWay first = one.orElseThrow();
        Promise<Answer> held = first.store.hold(FIVE);
        Promise<Loaded> slow = Promise.promise();
        first.context.runOnContext(
                ignored -> first.path.warm(FIVE, "It is likely.").onComplete(slow));
        while (first.store.asked(FIVE) == 0) {
            OneProcess.got(first.vertx.timer(5));
        }
        assertEquals(Outcome.ELSEWHERE, other.orElseThrow().warm(FIVE).outcome(), "the lease is another's");
        held.complete(first.store.now(FIVE));
        assertEquals(Outcome.LOADED, OneProcess.got(slow.future()).outcome());
        assertEquals(0, other.orElseThrow().store.asked(FIVE));
    }

    @Test
    void whatAChangeHasOvertakenIsDropped() throws Exception {
        OneWay first = one.orElseThrow();
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
        OneWay first = one.orElseThrow();
        first.store.hold(FIVE).fail("broken");
        assertEquals(Outcome.FAILED, first.warm(FIVE).outcome());
        first.store.release(FIVE);
        assertEquals(Outcome.LOADED, first.warm(FIVE).outcome(), "the lease was given back");
    }
}
