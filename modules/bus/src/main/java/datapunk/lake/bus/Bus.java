package datapunk.lake.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The event bus of the lake with typed doors; the only class that touches Vert.x' own. Safe for any thread. */
public final class Bus {
    private static final Logger LOG = Logger.getLogger(Bus.class.getName());
    private final EventBus wire;
    private final List<Watch> watches;

    private Bus(EventBus wire, List<Watch> watches) {
        this.wire = wire;
        this.watches = watches;
    }

    /** The bus of this Vert.x; call once per Vert.x instance and share the result. */
    public static Bus of(Vertx vertx) {
        EventBus wire = vertx.eventBus();
        wire.registerCodec(new ByReferenceCodec());
        wire.codecSelector(
                body -> body instanceof Payload || body instanceof FaultException ? ByReferenceCodec.NAME : null);
        return new Bus(wire, new CopyOnWriteArrayList<>());
    }

    /** Sees every conversation end. */
    public interface Watch {
        /** A call was answered. @param nanos how long it took @param failed whether a fault was the answer */
        void called(String address, long nanos, boolean failed);
    }

    /** Adds an observer of all calls, for metrics. */
    public void watch(Watch watch) {
        watches.add(watch);
    }

    /**
     * Asks at a door.
     *
     * @return the answer, or a failure that is always a {@link FaultException}
     */
    public <Q extends Payload, A extends Payload> Future<A> ask(Call<Q, A> call, Q question) {
        long begun = System.nanoTime();
        var options = new DeliveryOptions()
                .setLocalOnly(true)
                .setSendTimeout(call.deadline().toMillis());
        return wire.<A>request(call.address(), question, options)
                .map(Message::body)
                .recover(error -> Future.failedFuture(fault(call.address(), error)))
                .onComplete(result -> {
                    long nanos = System.nanoTime() - begun;
                    for (Watch w : watches) {
                        w.called(call.address(), nanos, result.failed());
                    }
                });
    }

    private static FaultException fault(String address, Throwable error) {
        if (error instanceof FaultException known) {
            return known;
        }
        if (error instanceof ReplyException r && r.failureType() == ReplyFailure.TIMEOUT) {
            return new Fault(Fault.Blame.CAPACITY, "timeout", "No answer from " + address + " in time; try again.")
                    .exception();
        }
        if (error instanceof ReplyException r && r.failureType() == ReplyFailure.NO_HANDLERS) {
            return new Fault(
                            Fault.Blame.LAKE,
                            "not-running",
                            "The part of the lake behind " + address + " is not running.")
                    .exception();
        }
        return new Fault(Fault.Blame.LAKE, "internal", String.valueOf(error.getMessage())).exception();
    }

    /**
     * Answers at a door. A failed future or a thrown exception becomes a fault for the one who asked; what is not a
     * {@link FaultException} is logged here, once.
     */
    public <Q extends Payload, A extends Payload> void answer(Call<Q, A> call, Function<Q, Future<A>> handler) {
        MessageConsumer<Q> consumer = wire.localConsumer(call.address());
        consumer.handler(message -> reply(call.address(), message, handler));
    }

    private static <Q extends Payload, A extends Payload> void reply(
            String address, Message<Q> message, Function<Q, Future<A>> handler) {
        Future<A> answer;
        try {
            answer = handler.apply(message.body());
        } catch (Exception e) {
            answer = Future.failedFuture(e);
        }
        answer.onComplete(body -> message.reply(body, LOCAL), error -> message.reply(logged(address, error), LOCAL));
    }

    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private static FaultException logged(String address, Throwable error) {
        if (error instanceof FaultException known) {
            return known;
        }
        LOG.log(Level.SEVERE, "event=call-failed door=" + address, error);
        return new Fault(
                        Fault.Blame.LAKE,
                        "internal",
                        "The lake made a mistake while answering; the log of the server names it.")
                .exception();
    }

    /** Tells all listeners of a topic. */
    public <E extends Payload> void tell(Topic<E> topic, E event) {
        wire.publish(topic.address(), event, LOCAL);
    }

    /** Listens to a topic on the caller's context. @return undoes the listening */
    public <E extends Payload> Runnable listen(Topic<E> topic, Consumer<E> listener) {
        MessageConsumer<E> consumer = wire.localConsumer(topic.address());
        consumer.handler(message -> listener.accept(message.body()));
        return consumer::unregister;
    }
}
