package datapunk.lake.web.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who signed in before the database went away still sees what the cache may tell. */
@ExtendWith(VertxExtension.class)
class CallersVerticleTest {
    private static final Account ANNA = new Account(new Owner(7), "anna");
    private static final Fault AWAY = Fault.outside("database-away", "Away.");

    private final AtomicLong now = new AtomicLong();
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private final AtomicInteger searched = new AtomicInteger();
    private volatile Future<Account> answer = Future.succeededFuture(ANNA);
    private Callers callers;

    @BeforeEach
    void open(Vertx vertx) {
        Bus bus = Bus.of(vertx);
        bus.answer(StoreDoors.FIND_ACCOUNT, find -> {
            searched.incrementAndGet();
            return answer;
        });
        callers = new Callers(bus, new Owner(1), "local-key-of-this-start-0123456789abcdef", clock);
    }

    private Caller behind() throws Exception {
        return callers.behind("token").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private String refused() throws InterruptedException {
        try {
            return "let in " + behind();
        } catch (ExecutionException e) {
            return assertInstanceOf(FaultException.class, e.getCause()).fault().code();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAccountOutlivesItsMinuteWhileTheDatabaseIsAwayAndIsNotLookedForEachTime() throws Exception {
        behind();
        answer = Future.failedFuture(AWAY.exception());
        now.set(120_000);
        assertEquals(ANNA.owner(), behind().owner());
        assertEquals(ANNA.owner(), behind().owner());
        assertEquals(2, searched.get());
    }

    @Test
    void whoWasNotThereBeforeOrTooLongAgoIsToldThatTheDatabaseIsAway() throws Exception {
        answer = Future.failedFuture(AWAY.exception());
        assertEquals("database-away", refused());
        answer = Future.succeededFuture(ANNA);
        behind();
        answer = Future.failedFuture(AWAY.exception());
        now.set(600_000);
        assertEquals("database-away", refused());
    }

    @Test
    void aTokenThatIsNoLongerKnownIsRefusedWhoeverItWas() throws Exception {
        behind();
        answer = Future.failedFuture(
                new Fault(Fault.Blame.USER, "token-unknown", "No account has this token.").exception());
        now.set(60_000);
        assertEquals("token-unknown", refused());
    }
}
