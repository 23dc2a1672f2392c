package datapunk.lake.cache.read;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.Keeping.Lease;
import datapunk.lake.cache.tier.Stored;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Loads an answer from the store for a user and keeps it, if it still holds. For one event loop. */
final class Loading {
    /** Longest a load is waited for whose answer is worth keeping; others take as long as they take. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long LONG_PATIENCE_MILLIS = 32_000;

    private final Keeping keeping;
    private final Traffic traffic;
    private final Function<Question, Future<Answer>> store;
    private final ReadWatch watch;

    Loading(Keeping keeping, Traffic traffic, Function<Question, Future<Answer>> store, ReadWatch watch) {
        this.keeping = keeping;
        this.traffic = traffic;
        this.store = store;
        this.watch = watch;
    }

    ReadWatch watch() {
        return watch;
    }

    /** Loads it. @param lease given back in any case */
    Future<Answer> load(Question question, Optional<Lease> lease) {
        return traffic.of(question)
                .bulkhead()
                .pass(() -> timed(question))
                .onSuccess(stored -> {
                    traffic.of(question).times().took(stored.costMillis());
                    watch.fromStore(question, stored.answer(), stored.costMillis());
                    keep(question, stored, lease);
                })
                .onFailure(error -> {
                    keeping.kept().failed(question);
                    watch.failed(question);
                    lease.ifPresent(keeping::release);
                })
                .map(Stored::answer);
    }

    private Future<Stored> timed(Question question) {
        long begun = System.nanoTime();
        long patience = Keeping.pays(question) ? PATIENCE_MILLIS : LONG_PATIENCE_MILLIS;
        return store.apply(question)
                .timeout(patience, TimeUnit.MILLISECONDS)
                .recover(error -> Future.failedFuture(error instanceof TimeoutException ? tooLong() : error))
                .map(answer -> new Stored(answer, (System.nanoTime() - begun) / 1e6));
    }

    private static RuntimeException tooLong() {
        return new Fault(
                        Fault.Blame.CAPACITY,
                        "load-timeout",
                        "The database did not answer in time; try again, or ask for less.")
                .exception();
    }

    /** An answer newer than what is known is judged when that is known too. */
    private void keep(Question question, Stored stored, Optional<Lease> lease) {
        Answer answer = stored.answer();
        keeping.known(question.owner(), answer.generation()).onComplete(known -> {
            boolean holds = keeping.generations().holds(question, answer.generation());
            keeping.kept().loaded(question, answer, stored.costMillis(), holds);
            if (holds && keeping.inRedis(question)) {
                keeping.fill(question, stored, lease);
            } else {
                lease.ifPresent(keeping::release);
            }
        });
    }
}
