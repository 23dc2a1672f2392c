package datapunk.lake.cache.coherence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears from other processes over Redis that something was committed. The connection is its own and is sent nothing but
 * SUBSCRIBE: a client that sends commands on a connection that receives pushes may be answered with somebody else's
 * answer. A connection that has been silent for five seconds, although every process sends a sign of life each second, is
 * dropped and made anew. For one event loop.
 */
public final class RedisHints {
    private static final Logger LOG = Logger.getLogger(RedisHints.class.getName());
    private static final long SILENCE_MILLIS = 5_000;
    private static final long LIVELY_MILLIS = 3_000;
    private static final long CONNECT_MILLIS = 2_000;
    private static final long FIRST_WAIT = 100;
    private static final long LONGEST_WAIT = 5_000;

    private final Vertx vertx;
    private final String url;
    private final LongSupplier millis;
    private final Listener listener;
    private Optional<Redis> client = Optional.empty();
    private String channel = "";
    private boolean subscribed;
    private boolean closed;
    private long heardAt;
    private long tryAt;
    private int tries;

    /** Who hears. */
    public interface Listener {
        /** An owner's lake is said to stand at a generation. */
        void committed(int shard, long generation);

        /** From now on hints are heard; those before may be lost. */
        void open();

        /** No more hints until the next {@link #open}. */
        void lost();
    }

    /** Hints of the Redis behind this connection string. @param millis a clock that only grows */
    public RedisHints(Vertx vertx, String url, LongSupplier millis, Listener listener) {
        this.vertx = vertx;
        this.url = url;
        this.millis = millis;
        this.listener = listener;
    }

    /** Whether hints can be relied upon to come at once. */
    public boolean lively() {
        return subscribed && millis.getAsLong() - heardAt < LIVELY_MILLIS;
    }

    /** Milliseconds before the n-th try, n from 0. */
    static long pause(int n) {
        return n == 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(n, 10));
    }

    /** To be called several times a second: connects, and drops a silent connection. */
    public void tick(String lakeChannel) {
        channel = lakeChannel;
        if (closed) {
            return;
        }
        if (client.isPresent() && subscribed && millis.getAsLong() - heardAt >= SILENCE_MILLIS) {
            lost(client.get(), "silent");
        }
        if (client.isEmpty() && millis.getAsLong() >= tryAt) {
            connect();
        }
    }

    private void connect() {
        Redis fresh = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(url)
                        .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                        .setMaxPoolSize(1));
        client = Optional.of(fresh);
        tryAt = millis.getAsLong() + pause(++tries);
        fresh.connect()
                .compose(connection -> subscribe(fresh, connection))
                .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(error -> lost(fresh, String.valueOf(error.getMessage())));
    }

    private Future<?> subscribe(Redis owner, RedisConnection connection) {
        connection.handler(message -> heard(owner, message));
        connection.exceptionHandler(error -> lost(owner, String.valueOf(error.getMessage())));
        connection.endHandler(end -> lost(owner, "closed"));
        return connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onSuccess(done -> opened(owner));
    }

    private boolean current(Redis owner) {
        return client.isPresent() && client.get() == owner;
    }

    private void lost(Redis owner, String why) {
        if (!current(owner)) {
            return;
        }
        LOG.info("event=hints-lost why=\"" + why + "\"");
        client = Optional.empty();
        boolean was = subscribed;
        subscribed = false;
        tryAt = millis.getAsLong() + pause(was ? 0 : tries);
        owner.close();
        listener.lost();
    }

    private void opened(Redis owner) {
        if (current(owner) && !subscribed) {
            heardAt = millis.getAsLong();
            subscribed = true;
            tries = 0;
            listener.open();
        }
    }

    /** A message is {@code message channel text}. */
    private void heard(Redis owner, @Nullable Response message) {
        if (!current(owner) || message == null || message.size() < 3) {
            return;
        }
        heardAt = millis.getAsLong();
        Response kind = message.get(0);
        if (kind != null && kind.toString().equals("message")) {
            hint(String.valueOf(message.get(2)));
        }
    }

    private void hint(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return;
        }
        try {
            listener.committed(
                    Integer.parseInt(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            LOG.fine("event=hint-unreadable text=" + text);
        }
    }

    /** Stops listening. */
    public Future<Void> close() {
        closed = true;
        subscribed = false;
        Future<Void> end = client.map(Redis::close).orElseGet(Future::succeededFuture);
        client = Optional.empty();
        return end;
    }
}
