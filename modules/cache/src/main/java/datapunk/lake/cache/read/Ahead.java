package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.Keeping.Lease;
import datapunk.lake.cache.region.Kept;
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

    private static final Loaded ELSEWHERE = new Loaded(Outcome.ELSEWHERE, 0, 0);

    private final Keeping keeping;
    private final Optional<Fetching> fetching;
    private final Function<Question, Future<Answer>> store;

    Ahead(Keeping keeping, Optional<Fetching> fetching, Function<Question, Future<Answer>> store) {
        this.keeping = keeping;
        this.fetching = fetching;
        this.store = store;
    }

    /** Brings it into the staging area. Never fails. @param why a sentence with figures */
    Future<Loaded> warm(Question question, String why) {
        if (fetching.isEmpty() || !keeping.inRedis(question)) {
            return load(question, why, Optional.empty()).otherwise(FAILED);
        }
        return fetching.get()
                .look(question)
                .compose(seen -> {
                    if (seen.stored().isPresent()) {
                        return Future.succeededFuture(
                                staged(question, why, seen.stored().get(), Outcome.FROM_REDIS));
                    }
                    return switch (seen.turn()) {
                        case THEIRS -> Future.succeededFuture(ELSEWHERE);
                        case MINE -> load(question, why, Optional.of(seen.lease()));
                        case NOBODY -> load(question, why, Optional.empty());
                    };
                })
                .otherwise(FAILED);
    }

    private Future<Loaded> load(Question question, String why, Optional<Lease> lease) {
        long begun = System.nanoTime();
        return store.apply(question)
                .onFailure(error -> lease.ifPresent(keeping::release))
                .compose(answer -> keeping.known(question.owner(), answer.generation())
                        .map(known -> {
                            var stored = new Stored(answer, (System.nanoTime() - begun) / 1e6);
                            if (!keeping.generations().holds(question, answer.generation())) {
                                lease.ifPresent(keeping::release);
                                return new Loaded(Outcome.STALE, answer.body().size(), stored.costMillis());
                            }
                            if (keeping.inRedis(question)) {
                                keeping.fill(question, stored, lease);
                            }
                            return staged(question, why, stored, Outcome.LOADED);
                        }));
    }

    private Loaded staged(Question question, String why, Stored stored, Outcome outcome) {
        Kept kept = keeping.kept().warmed(question, stored.answer(), stored.costMillis(), why);
        return new Loaded(
                switch (kept) {
                    case KEPT -> outcome;
                    case TOO_LARGE -> Outcome.TOO_LARGE;
                    case NOT_LET_IN -> Outcome.FAILED;
                },
                stored.answer().body().size(),
                stored.costMillis());
    }
}
