package datapunk.lake.cache.coherence;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the log of changes, for each owner one at a time; who needs one that begins later waits for the next. For one
 * thread.
 */
public final class Looks {
    /** After a look that failed nobody waits for another one so long, except the poll. */
    private static final long REST_MILLIS = 1_000;

    private final Function<CatchUp, Future<CaughtUp>> log;
    private final Generations generations;
    private final Freshness freshness;
    private final LongSupplier millis;
    private final News news;
    private final Map<Owner, Future<Void>> running = new HashMap<>();
    private final Map<Owner, Promise<Void>> next = new HashMap<>();
    private @Nullable Throwable error;
    private long failedAt;

    /** Who hears what the looks found. */
    public record News(Consumer<UUID> lake, Consumer<Change> change) {}

    /** Looks into this log. */
    public Looks(
            Function<CatchUp, Future<CaughtUp>> log,
            Generations generations,
            Freshness freshness,
            LongSupplier millis,
            News news) {
        this.log = log;
        this.generations = generations;
        this.freshness = freshness;
        this.millis = millis;
        this.news = news;
    }

    /** A look for an owner: the one under way, or one that begins now. */
    public Future<Void> now(Owner owner) {
        Future<Void> under = running.get(owner);
        if (under != null) {
            return under;
        }
        Throwable last = error;
        if (last != null && millis.getAsLong() - failedAt < REST_MILLIS) {
            return Future.failedFuture(last);
        }
        return begin(Set.of(owner));
    }

    /** A look for an owner that begins after this call, so that it sees whatever was committed before. */
    public Future<Void> after(Owner owner) {
        if (running.containsKey(owner)) {
            return next.computeIfAbsent(owner, o -> Promise.promise()).future();
        }
        return now(owner);
    }

    /** A look for all these owners for whom none is under way; for nobody, it finds the lake's id. */
    public Future<Void> poll(Collection<Owner> owners) {
        Set<Owner> idle = new HashSet<>(owners);
        idle.removeAll(running.keySet());
        return idle.isEmpty() && !owners.isEmpty() ? Future.succeededFuture() : begin(idle);
    }

    /** Whether the last look failed. */
    public boolean failing() {
        return error != null;
    }

    private Future<Void> begin(Set<Owner> owners) {
        long begun = millis.getAsLong();
        Map<Owner, Long> known = new HashMap<>();
        Map<Owner, Long> rumours = new HashMap<>();
        for (Owner owner : owners) {
            known.put(owner, generations.applied(owner.shard()));
            rumours.put(owner, generations.rumour(owner.shard()));
        }
        Promise<Void> done = Promise.promise();
        owners.forEach(owner -> running.put(owner, done.future()));
        log.apply(new CatchUp(known)).onComplete(result -> {
            owners.forEach(running::remove);
            if (result.succeeded()) {
                error = null;
                take(result.result(), begun, rumours);
                done.complete();
            } else {
                error = result.cause();
                failedAt = millis.getAsLong();
                done.fail(result.cause());
            }
            owners.forEach(this::follow);
        });
        return done.future();
    }

    private void follow(Owner owner) {
        Promise<Void> waiting = next.remove(owner);
        if (waiting != null) {
            now(owner).onComplete(waiting);
        }
    }

    private void take(CaughtUp caughtUp, long begun, Map<Owner, Long> rumours) {
        news.lake().accept(caughtUp.lake());
        for (Standing standing : caughtUp.standings()) {
            int shard = standing.owner().shard();
            List<Change> found = generations.caughtUp(standing, rumours.getOrDefault(standing.owner(), 0L));
            found.forEach(news.change());
            if (standing.generation() <= generations.applied(shard)) {
                freshness.looked(shard, begun);
            }
        }
    }
}
