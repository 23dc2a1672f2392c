package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.Keeping.Lease;
import datapunk.lake.cache.region.Kept;
import datapunk.lake.cache.tier.Found;
import datapunk.lake.cache.tier.Stored;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings an answer before anybody asks for it: from Redis if it is there, else from the store under the same lease as for
 * a user, so that one process warms a key; what a change has overtaken is dropped. For one event loop.
 */
final class Ahead {
    private static final Loaded FAILED = new Loaded(Outcome.FAILED, 0, 0);

    private final Keeping keeping;
    private final Optional<Fetching> fetching;
    private final Function<Question, Future<Answer>> store;

    Ahead(Keeping keeping, Optional<Fetching> fetching, Function<Question, Future<Answer>> store) {
        this.keeping = keeping;
        this.fetching = fetching;
        this.store = store;
    }

    /** Brings it into the staging area. Never fails. */
    Future<Loaded> warm(Shelf shelf, Question question) {
        if (fetching.isEmpty() || !keeping.inRedis(shelf, question)) {
            return load(shelf, question, Optional.empty()).otherwise(FAILED);
        }
        return fetching.get()
                .look(question, shelf.times().lease())
                .compose(seen -> {
                    if (seen.stored().isPresent()) {
                        return Future.succeededFuture(
                                staged(shelf, question, seen.stored().get(), Outcome.FROM_REDIS));
                    }
                    return switch (seen.turn()) {
                        case THEIRS -> Future.succeededFuture(FAILED);
                        case MINE -> load(shelf, question, Optional.of(seen.lease()));
                        case NOBODY -> load(shelf, question, Optional.empty());
                    };
                })
                .otherwise(FAILED);
    }

    private Future<Loaded> load(Shelf shelf, Question question, Optional<Lease> lease) {
        long begun = System.nanoTime();
        return store.apply(question)
                .onFailure(error -> lease.ifPresent(keeping::release))
                .compose(answer -> keeping.known(question.owner(), answer.generation())
                        .map(known -> {
                            var stored = new Stored(answer, (System.nanoTime() - begun) / 1e6);
                            if (!keeping.generations().holds(question, answer.generation())) {
                                lease.ifPresent(keeping::release);
                                return new Loaded(
                                        Outcome.STALE, answer.body().size(), stored.costMillis());
                            }
                            if (keeping.inRedis(shelf, question)) {
                                keeping.fill(question, stored, lease);
                            }
                            return staged(shelf, question, stored, Outcome.LOADED);
                        }));
    }

    private static Loaded staged(Shelf shelf, Question question, Stored stored, Outcome outcome) {
        var worth = Weights.of(question, stored.answer(), stored.costMillis());
        Kept kept = shelf.region().stage(question, stored.answer(), worth);
        return new Loaded(
                switch (kept) {
                    case KEPT -> outcome;
                    case TOO_LARGE -> Outcome.TOO_LARGE;
                    case NOT_LET_IN -> Outcome.FAILED;
                },
                worth.bytes(),
                worth.costMillis());
    }
}
