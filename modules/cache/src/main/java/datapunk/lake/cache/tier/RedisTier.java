package datapunk.lake.cache.tier;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers in Redis, each with the generation it was computed at. It may be away at any time: then nothing is found and
 * nothing kept, and for a few seconds it is not asked again. For the event loop that made it.
 */
public final class RedisTier {
    private static final long REST_MILLIS = 5_000;
    private static final long WAIT_MILLIS = 250;
    private static final String LIFETIME_SECONDS = "604800";
    private static final int LARGEST = 512 * 1024;

    private final Redis redis;
    private long awayUntil;
    private boolean up;
    private String prefix = "";

    /** The Redis behind this connection string. */
    public RedisTier(Vertx vertx, String connectionString) {
        this.redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(connectionString)
                        .setMaxPoolSize(4)
                        .setMaxPoolWaiting(256));
    }

    /** Several lakes may share a Redis: keys begin with the id of the lake. Until it is told nothing is found or kept. */
    public void named(UUID lake) {
        prefix = "lake:1:" + lake + ":";
    }

    /** Whether the lake's id is known. */
    public boolean isNamed() {
        return !prefix.isEmpty();
    }

    /** Whether keeping the answer here pays: rows of points are read from the store as fast as from Redis. */
    public static boolean pays(Question question) {
        return switch (question) {
            case Question.Day _, Question.Points _, Question.Nearest _ -> false;
            case Question.Tile _, Question.Days _, Question.Shapes _ -> true;
            case Question.Summary _, Question.Histogram _, Question.Devices _ -> true;
        };
    }

    /** Whether it answered last time. */
    public boolean up() {
        return up;
    }

    /** The answer, if it is there; never fails. */
    public Future<Optional<Answer>> get(Question question) {
        if (resting() || !isNamed()) {
            return Future.succeededFuture(Optional.empty());
        }
        return watched(redis.send(Request.cmd(Command.GET).arg(key(question))))
                .map(response -> response == null ? Optional.<Answer>empty() : decoded(response.toBuffer()))
                .otherwise(Optional.empty());
    }

    /** Keeps an answer, if Redis is there. */
    public void put(Question question, Answer answer) {
        if (resting() || !isNamed() || answer.body().size() > LARGEST) {
            return;
        }
        watched(redis.send(Request.cmd(Command.SET)
                .arg(key(question))
                .arg(encoded(answer))
                .arg("EX")
                .arg(LIFETIME_SECONDS)));
    }

    /** Asks whether it is there. */
    public Future<Boolean> ping() {
        return resting()
                ? Future.succeededFuture(false)
                : watched(redis.send(Request.cmd(Command.PING))).map(true).otherwise(false);
    }

    /** Closes the connections. */
    public Future<Void> close() {
        return redis.close();
    }

    private boolean resting() {
        return System.nanoTime() / 1_000_000 < awayUntil;
    }

    private <T extends @Nullable Object> Future<T> watched(Future<T> command) {
        return command.timeout(WAIT_MILLIS, TimeUnit.MILLISECONDS).onComplete(done -> {
            up = done.succeeded();
            if (done.failed()) {
                awayUntil = System.nanoTime() / 1_000_000 + REST_MILLIS;
            }
        });
    }

    private String key(Question question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(question.toString().getBytes(StandardCharsets.UTF_8));
            return prefix + HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Generation (8 bytes), whether compressed (1 byte), media type (length in one byte, ASCII), body. */
    private static Buffer encoded(Answer answer) {
        byte[] type = answer.mediaType().getBytes(StandardCharsets.US_ASCII);
        return Buffer.buffer(10 + type.length + answer.body().size())
                .appendLong(answer.generation())
                .appendByte((byte) (answer.gzip() ? 1 : 0))
                .appendByte((byte) type.length)
                .appendBytes(type)
                .appendBuffer(answer.body().buffer());
    }

    private static Optional<Answer> decoded(Buffer value) {
        if (value.length() < 10 || value.length() < 10 + value.getByte(9)) {
            return Optional.empty();
        }
        int body = 10 + value.getByte(9);
        return Optional.of(new Answer(
                Body.owning(value.getBytes(body, value.length())),
                value.getString(10, body, "US-ASCII"),
                value.getByte(8) == 1,
                value.getLong(0)));
    }
}
