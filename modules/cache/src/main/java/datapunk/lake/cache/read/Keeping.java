package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.cache.tier.Slot;
import datapunk.lake.cache.tier.Stored;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import java.util.Optional;

/** What is known of an answer's truth, and its place in Redis. For one event loop. */
final class Keeping {
    private final Coherence coherence;
    private final KeptAnswers kept;

    Keeping(Coherence coherence, KeptAnswers kept) {
        this.coherence = coherence;
        this.kept = kept;
    }

    KeptAnswers kept() {
        return kept;
    }

    /** The lease to load an answer: where it was taken and by whom. */
    record Lease(Slot slot, String token) {}

    Generations generations() {
        return coherence.generations();
    }

    /**
     * Whether an answer is kept in Redis too. Rows of points are read from the store as fast as from Redis, and a region
     * that does not wait for other processes must not hear from them either.
     */
    boolean inRedis(Question question) {
        RegionConfig config = kept.config(question);
        return config.redis()
                && config.level() != Level.LOCAL
                && pays(question)
                && coherence.redis().isPresent();
    }

    /** Whether an answer costs more to make than to fetch. */
    static boolean pays(Question question) {
        return switch (question) {
            case Question.Day _, Question.Points _, Question.Nearest _ -> false;
            case Question.Tile _, Question.Days _, Question.Shapes _ -> true;
            case Question.Summary _, Question.Histogram _, Question.Devices _ -> true;
        };
    }

    /** Looks into the log if somebody has seen a newer generation than is known. Never fails. */
    Future<?> known(Owner owner, long generation) {
        if (generation <= generations().applied(owner.shard())) {
            return Future.succeededFuture();
        }
        generations().rumoured(owner.shard(), generation);
        return coherence.looks().after(owner).otherwiseEmpty();
    }

    /** The same for a generation that stands in Redis; one that the database does not know is taken back there. */
    Future<?> knownToRedis(Owner owner, long generation) {
        if (generation <= generations().applied(owner.shard())) {
            return Future.succeededFuture();
        }
        return known(owner, generation).onSuccess(done -> {
            long right = generations().applied(owner.shard());
            if (right < generation && !coherence.looks().failing()) {
                coherence.redis().ifPresent(tier -> tier.correct(owner.shard(), generation, right));
            }
        });
    }

    /** Keeps an answer that holds in Redis and gives the lease back. */
    void fill(Question question, Stored stored, Optional<Lease> lease) {
        Owner owner = question.owner();
        Slot slot = Slot.of(question, generations());
        long known = generations().applied(owner.shard());
        String token = lease.map(Lease::token).orElse("");
        coherence
                .redis()
                .ifPresent(
                        tier -> tier.fill(slot, stored, known, token).onSuccess(newer -> knownToRedis(owner, newer)));
        lease.filter(taken -> !taken.slot().equals(slot)).ifPresent(this::release);
    }

    /** Gives a lease back without an answer. */
    void release(Lease lease) {
        coherence.redis().ifPresent(tier -> tier.release(lease.slot(), lease.token()));
    }
}
