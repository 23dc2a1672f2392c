package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.Keeping.Lease;
import datapunk.lake.cache.tier.Found;
import datapunk.lake.cache.tier.RedisTier;
import datapunk.lake.cache.tier.Slot;
import datapunk.lake.cache.tier.Stored;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Brings an answer from Redis, or from the store under a lease, so that of all processes one asks the store. Who does not
 * get the lease looks for the answer until the lease ends, then takes it over, and finally asks the store himself. For one
 * event loop.
 */
final class Fetching {
    private static final int SHORTEST_WAIT = 25;
    private static final int LONGEST_WAIT = 50;
    /** Leases that are waited for. */
    private static final int LEASES = 3;

    private final Vertx vertx;
    private final Keeping keeping;
    private final Traffic traffic;
    private final RedisTier redis;
    private final Loading loading;
    private final String node = UUID.randomUUID().toString();
    private long tokens;

    Fetching(Vertx vertx, Keeping keeping, Traffic traffic, RedisTier redis, Loading loading) {
        this.vertx = vertx;
        this.traffic = traffic;
        this.keeping = keeping;
        this.redis = redis;
        this.loading = loading;
    }

    /** An answer in Redis that holds, or the lease to load it, or neither. */
    record Seen(Optional<Stored> stored, Found.Turn turn, Lease lease) {}

    /** The answer for a user. */
    Future<Answer> fetch(Question question) {
        return attempt(question, System.nanoTime(), traffic.of(question).times().lease());
    }

    private Future<Answer> attempt(Question question, long begun, long leaseMillis) {
        return look(question, leaseMillis).compose(seen -> {
            if (seen.stored().isPresent()) {
                return Future.succeededFuture(kept(question, seen.stored().get()));
            }
            boolean wait = seen.turn() == Found.Turn.THEIRS
                    && System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(LEASES * leaseMillis);
            if (wait) {
                long pause = ThreadLocalRandom.current().nextLong(SHORTEST_WAIT, LONGEST_WAIT);
                return vertx.timer(pause, TimeUnit.MILLISECONDS)
                        .compose(rested -> attempt(question, begun, leaseMillis));
            }
            return loading.load(
                    question, seen.turn() == Found.Turn.MINE ? Optional.of(seen.lease()) : Optional.empty());
        });
    }

    private Answer kept(Question question, Stored stored) {
        keeping.kept().found(question, stored.answer(), OptionalDouble.of(stored.costMillis()));
        loading.watch().fromRedis(question, stored.answer(), stored.costMillis());
        return stored.answer();
    }

    /** The same for as long as loads of its kind take. */
    Future<Seen> look(Question question) {
        return look(question, traffic.of(question).times().lease());
    }

    /** Looks into Redis, and into the log if Redis has heard of more than is known here. */
    private Future<Seen> look(Question question, long leaseMillis) {
        var lease = new Lease(Slot.of(question, keeping.generations()), node + "." + ++tokens);
        return redis.find(lease.slot(), lease.token(), leaseMillis)
                .compose(found -> keeping.knownToRedis(question.owner(), newest(found))
                        .map(known -> new Seen(
                                found.stored()
                                        .filter(stored -> keeping.generations()
                                                .holds(question, stored.answer().generation())),
                                found.turn(),
                                lease)));
    }

    private static long newest(Found found) {
        return Math.max(
                found.generation(),
                found.stored().map(stored -> stored.answer().generation()).orElse(0L));
    }
}
