package datapunk.lake.cache.read;

import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.coherence.Freshness;
import datapunk.lake.cache.coherence.Freshness.Trust;
import datapunk.lake.cache.region.Level;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a question in when this process knows enough of other processes' commits for what the question's region demands;
 * looks into the log first if it does not. For one thread.
 */
final class Gate {
    private static final Future<Optional<Instant>> OPEN = Future.succeededFuture(Optional.empty());

    private final Coherence coherence;
    private final InstantSource clock;

    Gate(Coherence coherence, InstantSource clock) {
        this.coherence = coherence;
        this.clock = clock;
    }

    /**
     * Waits for enough knowledge.
     *
     * @param since generation that must be known
     * @return since when what is kept may be untrue, if the database is away; fails when that is too long ago
     */
    Future<Optional<Instant>> pass(Owner owner, Level level, long since) {
        coherence.asked(owner);
        return switch (level) {
            case LOCAL -> knows(owner) ? OPEN : trusted(owner, coherence.looks().now(owner));
            case STRICT -> coherence.looks().after(owner).compose(done -> OPEN);
            case BOUNDED -> enough(owner, since) ? OPEN : trusted(owner, look(owner, since));
        };
    }

    private boolean knows(Owner owner) {
        return coherence.generations().knows(owner.shard());
    }

    private boolean enough(Owner owner, long since) {
        return knows(owner)
                && coherence.freshness().of(owner.shard()) == Trust.FRESH
                && !coherence.generations().behind(owner.shard())
                && coherence.generations().applied(owner.shard()) >= since;
    }

    /** A look that is under way may have begun before the commit that is asked for. */
    private Future<Void> look(Owner owner, long since) {
        return coherence
                .looks()
                .now(owner)
                .compose(done -> enough(owner, since)
                        ? Future.succeededFuture()
                        : coherence.looks().after(owner));
    }

    private Future<Optional<Instant>> trusted(Owner owner, Future<Void> look) {
        return look.compose(done -> OPEN, error -> {
            Freshness freshness = coherence.freshness();
            if (freshness.of(owner.shard()) == Trust.NONE) {
                return Future.failedFuture(error);
            }
            Duration age = Duration.ofMillis(freshness.age(owner.shard()).orElse(0));
            return Future.succeededFuture(Optional.of(clock.instant().minus(age)));
        });
    }
}
