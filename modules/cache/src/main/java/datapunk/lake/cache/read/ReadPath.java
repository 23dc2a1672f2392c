package datapunk.lake.cache.read;

import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.coherence.Freshness.Trust;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The way of a question: enough knowledge of other processes' commits first, then memory, then an equal question that is
 * being answered, then Redis, then the store under a lease. For one event loop.
 */
public final class ReadPath {
    private final Coherence coherence;
    private final KeptAnswers kept;
    private final ReadWatch watch;
    private final Gate gate;
    private final Loading loading;
    private final Optional<Fetching> fetching;
    private final Ahead ahead;
    private final Keeping keeping;
    private final Flights<Answer> flights = new Flights<>();

    /** A way through these parts. */
    public ReadPath(Vertx vertx, Coherence coherence, KeptAnswers kept, Sources sources, ReadWatch watch) {
        this.coherence = coherence;
        this.kept = kept;
        this.watch = watch;
        this.gate = new Gate(coherence, InstantSource.system());
        this.keeping = new Keeping(coherence, kept);
        var traffic = new Traffic();
        this.loading = new Loading(keeping, traffic, sources.store(), watch);
        this.fetching = coherence.redis().map(redis -> new Fetching(vertx, keeping, traffic, redis, loading));
        this.ahead = new Ahead(keeping, fetching, sources.ahead());
    }

    /** Answers a question. */
    public Future<Served> ask(AskSince asked) {
        Level level = kept.config(asked.question()).level();
        return pass(asked, level)
                .compose(served -> level == Level.BOUNDED && outlived(asked.question(), served)
                        ? pass(asked, level)
                        : Future.succeededFuture(served));
    }

    private Future<Served> pass(AskSince asked, Level level) {
        return gate.pass(asked.question().owner(), level, asked.since())
                .compose(stale -> read(asked.question(), stale));
    }

    /** Whether bringing it took longer than the knowledge it rests on lasts, for instance because the process stood still. */
    private boolean outlived(Question question, Served served) {
        return served.staleSince().isEmpty()
                && coherence.freshness().of(question.owner().shard()) != Trust.FRESH;
    }

    /** What is in memory holds: changes that reach it have taken it away. */
    private Future<Served> read(Question question, Optional<Instant> stale) {
        Optional<Answer> near = kept.get(question);
        if (near.isPresent()) {
            watch.fromHeap(question, near.get());
            return Future.succeededFuture(new Served(near.get(), known(question, near.get()), stale));
        }
        if (flights.has(question)) {
            watch.joined(question);
        }
        return flights.join(question, () -> bring(question))
                .map(answer -> new Served(
                        answer,
                        coherence.generations().holds(question, answer.generation())
                                ? known(question, answer)
                                : answer.generation(),
                        stale));
    }

    private Future<Answer> bring(Question question) {
        return fetching.isPresent() && keeping.inRedis(question)
                ? fetching.get().fetch(question)
                : loading.load(question, Optional.empty());
    }

    private long known(Question question, Answer answer) {
        return Math.max(coherence.generations().applied(question.owner().shard()), answer.generation());
    }

    /** Brings an answer before anybody asks for it. Never fails. @param why a sentence with figures */
    public Future<Loaded> warm(Question question, String why) {
        if (flights.has(question)) {
            return Future.succeededFuture(new Loaded(Outcome.STALE, 0, 0));
        }
        return gate.pass(question.owner(), Level.BOUNDED, 0)
                .compose(stale -> stale.isPresent()
                        ? Future.succeededFuture(new Loaded(Outcome.FAILED, 0, 0))
                        : ahead.warm(question, why))
                .otherwise(new Loaded(Outcome.FAILED, 0, 0));
    }

    /** Forgets what a change has made untrue. */
    public void changed(Change change) {
        int forgotten = kept.changed(question -> Reach.reaches(change, question), change.generation());
        flights.changed(change);
        watch.changed(change, forgotten);
    }
}
