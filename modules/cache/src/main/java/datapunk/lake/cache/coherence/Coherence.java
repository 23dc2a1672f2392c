package datapunk.lake.cache.coherence;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.cache.tier.RedisTier;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What this process knows of all processes' commits, and what it does to know it: it hears hints, looks into the log at
 * each of them and every few seconds in any case, and tells the others of its own commits. For one event loop.
 */
public final class Coherence implements RedisHints.Listener {
    /** Between looks while hints come; a tick is a tenth of a second late at most. */
    private static final long POLL_MILLIS = 4_900;
    /** Between looks while they do not, or while the database is away. */
    private static final long FAST_MILLIS = 900;

    private static final long BEAT_MILLIS = 1_000;
    /** Owners nobody has asked for so long are not looked after; the next question does that. */
    private static final long IDLE_MILLIS = 15 * 60_000;

    private final LongSupplier millis;
    private final Consumer<Change> apply;
    private final Generations generations = new Generations();
    private final Freshness freshness;
    private final Looks looks;
    private final Optional<RedisTier> redis;
    private final Optional<RedisHints> hints;
    private final Map<Owner, Long> asked = new HashMap<>();
    private long polledAt = Long.MIN_VALUE / 2;
    private long beatAt = Long.MIN_VALUE / 2;

    /** Where Redis is, if there is one. */
    public record RedisPlace(Vertx vertx, String url) {}

    /**
     * Knows nothing yet.
     *
     * @param millis a clock that never misses time
     * @param log looks into the log of changes
     * @param apply forgets what a change made untrue
     */
    public Coherence(
            LongSupplier millis,
            Function<CatchUp, Future<CaughtUp>> log,
            Consumer<Change> apply,
            Optional<RedisPlace> place) {
        this.millis = millis;
        this.apply = apply;
        this.freshness = new Freshness(millis);
        this.redis = place.map(at -> new RedisTier(at.vertx(), at.url(), millis));
        this.hints = place.map(at -> new RedisHints(at.vertx(), at.url(), millis, this));
        this.looks = new Looks(
                log,
                generations,
                freshness,
                millis,
                new Looks.News(lake -> redis.ifPresent(tier -> tier.named(lake)), apply));
    }

    /** Which answers hold. */
    public Generations generations() {
        return generations;
    }

    /** How sure that is. */
    public Freshness freshness() {
        return freshness;
    }

    /** Looks into the log. */
    public Looks looks() {
        return looks;
    }

    /** Redis, if there is one. */
    public Optional<RedisTier> redis() {
        return redis;
    }

    /** Whether hints come over Redis at the moment. */
    public boolean hinted() {
        return hints.isPresent() && hints.get().lively();
    }

    /** Somebody asks for an owner. */
    public void asked(Owner owner) {
        asked.put(owner, millis.getAsLong());
    }

    /** The store told a change. What nobody had hinted at was committed here, and the others are told. */
    public void changed(Change change) {
        int shard = change.owner().shard();
        if (generations.knows(shard) && change.generation() <= generations.applied(shard) && !change.isEverything()) {
            return;
        }
        boolean news = change.generation() > generations.rumour(shard);
        apply.accept(generations.changed(change));
        if (news) {
            redis.ifPresent(tier -> tier.tell(shard, change.generation()));
        }
    }

    @Override
    public void committed(int shard, long generation) {
        if (generations.rumoured(shard, generation)) {
            looks.after(new Owner(shard));
        }
    }

    @Override
    public void open() {
        poll();
    }

    @Override
    public void lost() {
        poll();
    }

    /** To be called ten times a second. */
    public void tick() {
        long now = millis.getAsLong();
        redis.ifPresent(tier -> {
            boolean was = tier.up();
            tier.probe(this::each).onSuccess(up -> backAgain(was, up));
            tier.channel().ifPresent(channel -> hints.ifPresent(source -> source.tick(channel)));
            if (now - beatAt >= BEAT_MILLIS) {
                beatAt = now;
                tier.beat();
            }
        });
        if (now - polledAt >= (quiet() ? POLL_MILLIS : FAST_MILLIS)) {
            poll();
        }
    }

    private void backAgain(boolean was, boolean up) {
        if (up && !was) {
            poll();
        }
    }

    /** Whether it is enough to look now and then. */
    private boolean quiet() {
        boolean helped = redis.isEmpty() || redis.get().up() && hinted();
        return helped && !looks.failing();
    }

    private void each(RedisTier.Known.Each each) {
        for (Owner owner : asked.keySet()) {
            if (generations.knows(owner.shard())) {
                each.owner(owner.shard(), generations.applied(owner.shard()));
            }
        }
    }

    private void poll() {
        polledAt = millis.getAsLong();
        asked.values().removeIf(at -> polledAt - at > IDLE_MILLIS);
        looks.poll(List.copyOf(asked.keySet()));
    }

    /** Closes the connections. */
    public Future<?> close() {
        Future<Void> none = Future.succeededFuture();
        return Future.join(
                hints.map(RedisHints::close).orElse(none),
                redis.map(RedisTier::close).orElse(none));
    }
}
