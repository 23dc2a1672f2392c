package datapunk.lake.cache.tier;

import datapunk.lake.cache.tier.Found.Turn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers, generations and leases in Redis. It may be away at any time, or answer nonsense: then nothing is found and
 * nothing kept, and nobody waits for it until a probe has succeeded. For the event loop that made it.
 */
public final class RedisTier {
    private static final Logger LOG = Logger.getLogger(RedisTier.class.getName());
    private static final long REST_MILLIS = 5_000;
    private static final long WAIT_MILLIS = 300;
    private static final long CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS = 4;
    private static final long LIFETIME_MILLIS = TimeUnit.HOURS.toMillis(24);
    private static final int LARGEST = 512 * 1024;

    private final Vertx vertx;
    private final String url;
    private final Breaker breaker;
    private Redis redis;
    private String lake = "";
    private String trouble = "";
    private boolean closed;

    /** The Redis behind this connection string. @param millis a clock that only grows */
    public RedisTier(Vertx vertx, String url, LongSupplier millis) {
        this.vertx = vertx;
        this.url = url;
        this.breaker = new Breaker(REST_MILLIS, millis);
        this.redis = client();
    }

    /** Protocol 2 has no pushes, which a data connection must never get. */
    private Redis client() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(url)
                        .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxPoolWaiting(4_096)
                        .setMaxWaitingHandlers(16_384));
    }

    /** Several lakes may share a Redis: keys begin with the id of the lake. Until it is told nothing is found or kept. */
    public void named(UUID id) {
        lake = id.toString();
    }

    /** Channel of the hints, once the lake is known. */
    public Optional<String> channel() {
        return lake.isEmpty() ? Optional.empty() : Optional.of("lake:3:" + lake + ":hints");
    }

    /** Whether it answers as it should. */
    public boolean up() {
        return breaker.lets();
    }

    /** What was wrong last; empty if nothing ever was. */
    public String trouble() {
        return trouble;
    }

    /** Whether an answer of this size is kept here. */
    public static boolean takes(int bytes) {
        return bytes <= LARGEST;
    }

    private boolean usable() {
        return breaker.lets() && !lake.isEmpty();
    }

    private String owner(int shard) {
        return "lake:3:{" + lake + "." + shard + "}:";
    }

    private Request evaluating(String script, String... keys) {
        Request request = Request.cmd(Command.EVAL).arg(script).arg(keys.length);
        for (String key : keys) {
            request.arg(key);
        }
        return request;
    }

    private Request evaluating(String script, Slot slot) {
        String owner = owner(slot.shard());
        return evaluating(script, owner + "g", owner + "v:" + slot.name(), owner + "l:" + slot.name());
    }

    /**
     * Looks for an answer and, if it is not there, asks for the lease to load it. Never fails.
     *
     * @param token of the asker
     * @param leaseMillis how long the lease lasts; 0 asks for none
     */
    public Future<Found> find(Slot slot, String token, long leaseMillis) {
        if (!usable()) {
            return Future.succeededFuture(Found.AWAY);
        }
        return watched(redis.send(evaluating(Scripts.FIND, slot).arg(token).arg(text(leaseMillis))))
                .map(this::found)
                .otherwise(Found.AWAY);
    }

    private Found found(@Nullable Response response) {
        if (response == null || response.size() != 3) {
            fails("an answer of another shape");
            return Found.AWAY;
        }
        Response value = response.get(1);
        Optional<Stored> stored = value == null ? Optional.empty() : Stored.decoded(value.toBuffer());
        if (value != null && stored.isEmpty()) {
            fails("a value that this lake did not write");
            return Found.AWAY;
        }
        long turn = number(response.get(2));
        return new Found(
                number(response.get(0)), stored, turn == 1 ? Turn.MINE : turn == 2 ? Turn.THEIRS : Turn.NOBODY);
    }

    /** The client writes long numbers of 15 digits with a blank. */
    private static String text(long number) {
        return String.valueOf(number);
    }

    private static long number(@Nullable Response response) {
        Long number = response == null ? null : response.toLong();
        return number == null ? 0 : number;
    }

    /**
     * Keeps an answer unless Redis knows a newer generation of the owner than the filler, and gives the lease back. Never
     * fails.
     *
     * @param known generation the filler knows
     * @return the newer generation; 0 when the answer was kept or Redis is away
     */
    public Future<Long> fill(Slot slot, Stored stored, long known, String token) {
        if (!usable() || !takes(stored.answer().body().size())) {
            return release(slot, token).map(0L);
        }
        return watched(redis.send(evaluating(Scripts.FILL, slot)
                        .arg(text(known))
                        .arg(stored.encoded())
                        .arg(text(lifetime(slot)))
                        .arg(token)))
                .map(RedisTier::number)
                .otherwise(0L);
    }

    /** Lifetimes are spread, so that what was filled together does not leave together. */
    private static long lifetime(Slot slot) {
        return LIFETIME_MILLIS - Math.floorMod(slot.hash().hashCode(), LIFETIME_MILLIS / 10);
    }

    /** Gives a lease back. Never fails. */
    public Future<Void> release(Slot slot, String token) {
        if (!usable()) {
            return Future.succeededFuture();
        }
        return watched(redis.send(evaluating(Scripts.RELEASE, owner(slot.shard()) + "l:" + slot.name())
                        .arg(token)))
                .transform(done -> Future.succeededFuture());
    }

    /** Tells Redis and all processes that an owner's lake stands at a generation. */
    public void tell(int shard, long generation) {
        if (usable()) {
            merge(shard, generation);
        }
    }

    private Future<? extends @Nullable Object> merge(int shard, long generation) {
        return watched(redis.send(evaluating(Scripts.MERGE, owner(shard) + "g")
                .arg(text(generation))
                .arg(channel().orElseThrow())
                .arg(shard + ":" + generation)));
    }

    /** Takes a generation back that the database does not know. */
    public void correct(int shard, long wrong, long right) {
        if (usable()) {
            watched(redis.send(evaluating(Scripts.CORRECT, owner(shard) + "g")
                    .arg(text(wrong))
                    .arg(text(right))));
        }
    }

    /** Sends a sign of life through the channel of the hints. */
    public void beat() {
        if (usable()) {
            watched(redis.send(
                    Request.cmd(Command.PUBLISH).arg(channel().orElseThrow()).arg("beat")));
        }
    }

    /** What a probe has to tell Redis before it is used again. */
    public interface Known {
        /** Hands out the generation of each owner. */
        void each(Each each);

        /** Takes one. */
        interface Each {
            /** An owner's lake stands here. */
            void owner(int shard, long generation);
        }
    }

    /**
     * If it is away and has rested, tries whether it works again: opens the connections, writes what is known, which it
     * may have forgotten, and only then lets it be used.
     *
     * @return whether it works, as far as it was tried
     */
    public Future<Boolean> probe(Known known) {
        if (!breaker.probes() || lake.isEmpty()) {
            return Future.succeededFuture(breaker.lets());
        }
        breaker.failed();
        Redis fresh = client();
        redis.close();
        redis = fresh;
        return Future.all(IntStream.range(0, CONNECTIONS)
                        .mapToObj(i -> fresh.send(Request.cmd(Command.PING)))
                        .toList())
                .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .compose(warm -> {
                    var merges = new ArrayList<Future<?>>();
                    merges.add(writable(fresh));
                    known.each((shard, generation) -> merges.add(merge(shard, generation)));
                    return Future.all(merges);
                })
                .onFailure(this::failed)
                .map(done -> {
                    breaker.works();
                    LOG.info("event=redis-up");
                    return true;
                })
                .otherwise(false);
    }

    /** A Redis that is read-only or full lets nobody write. */
    private Future<? extends @Nullable Object> writable(Redis fresh) {
        return fresh.send(Request.cmd(Command.SET)
                        .arg("lake:3:{" + lake + "}:probe")
                        .arg("1")
                        .arg("PX")
                        .arg(10_000))
                .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Future<@Nullable Response> watched(Future<@Nullable Response> command) {
        return command.timeout(WAIT_MILLIS, TimeUnit.MILLISECONDS).onFailure(this::failed);
    }

    private void failed(Throwable error) {
        fails(String.valueOf(error.getMessage()).replaceFirst(" script: .*", ""));
    }

    private void fails(String why) {
        trouble = why;
        if (breaker.failed() && !closed) {
            LOG.info("event=redis-away why=\"" + why + "\"");
        }
    }

    /** Closes the connections. */
    public Future<Void> close() {
        closed = true;
        return redis.close();
    }
}
