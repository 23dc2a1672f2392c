package datapunk.lake.ingest.run;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks on a virtual thread until there is an answer: faults that pass by themselves are waited out, for ever if need
 * be. Only for questions that may be asked twice.
 */
final class Patience {
    private final Retry retry;
    private final Halt halt;
    private final Consumer<Wait> listener;

    /** @param listener told when a wait begins and when it is over */
    Patience(Retry retry, Halt halt, Consumer<Wait> listener) {
        this.retry = retry;
        this.halt = halt;
        this.listener = listener;
    }

    /** A wait for something outside. */
    sealed interface Wait {
        /** It has begun. */
        record Begun(Fault fault) implements Wait {}

        /** It is over. @param times how often was asked in vain */
        record Over(int times) implements Wait {}
    }

    /**
     * The answer.
     *
     * @throws FaultException for a fault that does not pass
     * @throws Halt.Stopped when asked to stop while waiting
     */
    <A> A ask(Supplier<Future<A>> question) {
        for (int faults = 0; ; faults++) {
            try {
                A answer = await(question.get());
                if (faults > 0) {
                    listener.accept(new Wait.Over(faults));
                }
                return answer;
            } catch (FaultException e) {
                if (!retry.helps(e.fault())) {
                    throw e;
                }
                if (faults == 0) {
                    listener.accept(new Wait.Begun(e.fault()));
                }
            }
            halt.pause(retry.pause(faults + 1));
        }
    }

    /** The result of a future that a door's deadline ends. @throws FaultException if it failed */
    static <A> A await(Future<A> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
