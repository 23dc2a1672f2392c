package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.tier.Reach;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Questions being answered: an equal question joins, unless a change has reached the answer since. For one thread. */
final class Flights<T> {
    private final Map<Question, Future<T>> flying = new HashMap<>();

    /** The flight under way for this question, or a new one. */
    Future<T> join(Question question, Supplier<Future<T>> take) {
        Future<T> running = flying.get(question);
        if (running != null) {
            return running;
        }
        Future<T> flight = take.get();
        if (!flight.isComplete()) {
            flying.put(question, flight);
            flight.onComplete(done -> flying.remove(question, flight));
        }
        return flight;
    }

    /** Whether this question is being answered. */
    boolean has(Question question) {
        return flying.containsKey(question);
    }

    /** Whoever asks from now on does not join a flight that began before the change. */
    void changed(Change change) {
        flying.keySet().removeIf(question -> Reach.reaches(change, question));
    }
}
