package datapunk.lake.bench.coherence;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Disturbs the lakes and Redis, one thing after the other, and notes when. */
final class Disturber {
    private static final long STEP = 50;
    private static final int STEPS = 200;

    private final Cluster cluster;
    private final Writer writer;
    private final Random random;
    private final Consumer<String> say;
    private final List<Segment> segments = new ArrayList<>();

    Disturber(Cluster cluster, Writer writer, Random random, Consumer<String> say) {
        this.cluster = cluster;
        this.writer = writer;
        this.random = random;
        this.say = say;
    }

    /** When what was done. */
    List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** Disturbs and waits until it is healed. */
    void disturb(Disturbance what) throws IOException, InterruptedException {
        say.accept("  " + what.label());
        long begin = System.nanoTime();
        switch (what) {
            case CALM -> pause(2_500);
            case PAUSE -> pauseLake(random.nextInt(Cluster.LAKES));
            case REDIS_FLUSHED -> {
                cluster.flushRedis();
                pause(1_500);
            }
            case KILL -> kill(random.nextInt(Cluster.LAKES));
            case REDIS_FROZEN -> {
                cluster.signalRedis("STOP");
                pause(5_500);
                cluster.signalRedis("CONT");
                pause(1_500);
            }
            case REDIS_KILLED -> {
                cluster.signalRedis("KILL");
                pause(3_000);
            }
            case REDIS_AWAY -> {
                cluster.stopRedis();
                pause(3_500);
                cluster.startRedis();
                pause(1_500);
            }
        }
        if (what.hints() != Disturbance.Hints.ALL) {
            awaitHints();
        }
        segments.add(new Segment(what, begin, System.nanoTime()));
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** The write under way ends before, so that others go on writing meanwhile. */
    private void pauseLake(int lake) throws IOException, InterruptedException {
        writer.busy().lock();
        try {
            cluster.health(lake, Cluster.Health.PAUSED);
            cluster.lake(lake).signal("STOP");
        } finally {
            writer.busy().unlock();
        }
        pause(2_500);
        cluster.lake(lake).signal("CONT");
        cluster.health(lake, Cluster.Health.UP);
        pause(1_500);
    }

    private void kill(int lake) throws InterruptedException {
        writer.doom(lake);
        for (int i = 0; i < STEPS && cluster.health(lake) != Cluster.Health.DOWN; i++) {
            pause(STEP);
        }
        pause(500);
        cluster.start(lake);
        pause(1_500);
    }

    /** Waits until every lake says that it has Redis again. */
    private void awaitHints() throws InterruptedException {
        for (int lake = 0; lake < Cluster.LAKES; lake++) {
            for (int i = 0; i < STEPS && !hasRedis(lake); i++) {
                pause(STEP);
            }
        }
    }

    private boolean hasRedis(int lake) {
        HttpResponse<byte[]> answer =
                cluster.lake(lake).ask("GET", "/api/cache", "").join();
        return answer.statusCode() != 200
                || new JsonObject(Buffer.buffer(answer.body()))
                        .getJsonObject("node", new JsonObject())
                        .getJsonObject("redis", new JsonObject())
                        .getString("status", "up")
                        .equals("up");
    }
}
