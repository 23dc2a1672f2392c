package datapunk.lake.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BusVerticleTest {
    private static final Call<Ping, Pong> DOOR = new Call<>("test.ping.answer", Duration.ofSeconds(10));
    private static final Call<Ping, Pong> HASTY = new Call<>("test.ping.hasten", Duration.ofMillis(30));
    private static final Topic<Ping> TOPIC = new Topic<>("test.ping.happened");

    private record Ping(List<String> words) implements Payload {}

    private record Pong(Ping ping) implements Payload {}

    private Bus bus;

    @BeforeEach
    void open(Vertx vertx) {
        bus = Bus.of(vertx);
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Fault fault(Future<?> future) {
        var error = assertThrows(ExecutionException.class, () -> got(future));
        return assertInstanceOf(FaultException.class, error.getCause()).fault();
    }

    @Test
    void questionAndAnswerPassAsTheSameObjects() throws Exception {
        bus.answer(DOOR, ping -> Future.succeededFuture(new Pong(ping)));
        var ping = new Ping(List.of("a"));
        assertSame(ping, got(bus.ask(DOOR, ping)).ping());
    }

    @Test
    void aFaultArrivesUnchanged() {
        var fault = Fault.user("too-far", "Go nearer.");
        bus.answer(DOOR, ping -> Future.failedFuture(fault.exception()));
        assertSame(fault, fault(bus.ask(DOOR, new Ping(List.of()))));
    }

    @Test
    void anythingElseThatGoesWrongBecomesAFaultThatTellsNoSecrets() {
        Logger log = Logger.getLogger(Bus.class.getName());
        log.setLevel(Level.OFF);
        bus.answer(DOOR, ping -> {
            if (ping.words().isEmpty()) {
                throw new IllegalStateException("secret");
            }
            return Future.failedFuture(new IllegalStateException("secret"));
        });
        for (var ping : List.of(new Ping(List.of()), new Ping(List.of("x")))) {
            Fault fault = fault(bus.ask(DOOR, ping));
            assertEquals("internal", fault.code());
            assertEquals(Fault.Blame.LAKE, fault.blame());
            assertTrue(!fault.detail().contains("secret"));
        }
        log.setLevel(null);
    }

    @Test
    void nobodyBehindTheDoorIsAFault() {
        assertEquals("not-running", fault(bus.ask(DOOR, new Ping(List.of()))).code());
    }

    @Test
    void noAnswerBeforeTheDeadlineIsAFaultOfCapacity() {
        Promise<Pong> never = Promise.promise();
        bus.answer(HASTY, ping -> never.future());
        Fault fault = fault(bus.ask(HASTY, new Ping(List.of())));
        assertEquals("timeout", fault.code());
        assertEquals(Fault.Blame.CAPACITY, fault.blame());
    }

    @Test
    void aTopicReachesAllListenersUntilTheyStop() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Runnable stop = bus.listen(TOPIC, ping -> heard.add("one"));
        bus.listen(TOPIC, ping -> heard.add("two"));
        bus.tell(TOPIC, new Ping(List.of()));
        var both = List.of(heard.poll(10, TimeUnit.SECONDS), heard.poll(10, TimeUnit.SECONDS));
        assertTrue(both.contains("one") && both.contains("two"), both.toString());
        stop.run();
        bus.tell(TOPIC, new Ping(List.of()));
        assertEquals("two", heard.poll(10, TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }

    @Test
    void whoeverWatchesSeesEveryCallEnd() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        bus.watch((address, nanos, failed) -> seen.add(address + " " + failed + " " + (nanos > 0)));
        bus.answer(DOOR, ping -> Future.succeededFuture(new Pong(ping)));
        got(bus.ask(DOOR, new Ping(List.of())));
        assertEquals("test.ping.answer false true", seen.poll(10, TimeUnit.SECONDS));
        fault(bus.ask(HASTY, new Ping(List.of())));
        assertEquals("test.ping.hasten true true", seen.poll(10, TimeUnit.SECONDS));
    }
}
