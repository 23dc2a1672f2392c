package datapunk.lake.cache;

import static datapunk.lake.cache.FakeLake.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process whose time passes only when the test says so, and whose timers never fire: as if it had been stopped. */
class StoppedClockVerticleTest {
    private static final Question FIVE = new Question.Histogram(OWNER, true, Period.days(5, 6));
    private static final Question SIX = new Question.Histogram(OWNER, true, Period.days(6, 7));

    private final FakeLake lake = new FakeLake();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final OneWay way = new OneWay(lake, Optional.empty(), clock::get);

    @BeforeEach
    void start() throws Exception {
        way.start();
    }

    @AfterEach
    void stop() throws Exception {
        way.stop();
    }

    private void passes(long millis) {
        clock.addAndGet(millis);
    }

    @Test
    void whatIsKeptIsToldFiveAndAHalfSecondsAndNotLonger() throws Exception {
        way.ask(FIVE);
        int looks = way.store.looks.get();
        lake.commit(5, 0);
        passes(5_499);
        way.ask(FIVE);
        assertEquals(looks, way.store.looks.get());
        passes(1);
        assertEquals(lake.generation(), FakeStore.shown(way.ask(FIVE).answer()));
    }

    @Test
    void aProcessThatWasStoppedLooksBeforeItAnswers() throws Exception {
        way.ask(FIVE);
        way.ask(SIX);
        lake.commit(5, 0);
        passes(3_600_000);
        assertEquals(lake.generation(), FakeStore.shown(way.ask(FIVE).answer()));
        Served still = way.ask(SIX);
        assertEquals(lake.generation(), still.generation());
        assertEquals(1, way.store.asked(SIX), "what the commit did not reach is still kept");
    }

    @Test
    void anAnswerThatOutlivedItsKnowledgeGoesThroughTheGateAgain() throws Exception {
        way.ask(SIX);
        Promise<Answer> held = way.store.hold(FIVE);
        Promise<Served> slow = Promise.promise();
        way.context.runOnContext(ignored -> way.path.ask(new AskSince(FIVE, 0)).onComplete(slow));
        while (way.store.asked(FIVE) == 0) {
            OneProcess.got(way.vertx.timer(5));
        }
        Answer old = way.store.now(FIVE);
        lake.commit(5, 0);
        passes(60_000);
        way.store.release(FIVE);
        held.complete(old);
        assertEquals(
                lake.generation(), FakeStore.shown(OneProcess.got(slow.future()).answer()));
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKeptIsToldHalfAMinuteAndMarked() throws Exception {
        way.ask(FIVE);
        lake.away = true;
        passes(5_400);
        assertTrue(way.ask(FIVE).staleSince().isEmpty());
        passes(20_000);
        Instant since = way.ask(FIVE).staleSince().orElseThrow();
        Duration ago = Duration.between(since, Instant.now());
        assertTrue(ago.toMillis() >= 25_400 && ago.toMillis() < 40_000, ago::toString);
        passes(4_600);
        var refused = assertThrows(ExecutionException.class, () -> way.ask(FIVE));
        assertEquals(
                "database-away", ((FaultException) refused.getCause()).fault().code());
        lake.away = false;
        passes(1_000);
        assertTrue(way.ask(FIVE).staleSince().isEmpty());
        assertEquals(1, way.store.asked(FIVE));
    }

    @Test
    void whileTheDatabaseIsAwayNobodyWaitsForEveryLook() throws Exception {
        way.ask(FIVE);
        lake.away = true;
        passes(6_000);
        int looks = way.store.looks.get();
        for (int i = 0; i < 50; i++) {
            way.ask(FIVE);
        }
        assertTrue(way.store.looks.get() <= looks + 2, "a look a second is enough");
    }
}
