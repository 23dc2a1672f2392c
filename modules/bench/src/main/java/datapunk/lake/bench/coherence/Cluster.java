package datapunk.lake.bench.coherence;

import datapunk.lake.bench.process.LakeProcess;
import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Three lakes of their own data folders on one throw-away PostgreSQL and one Redis. Everything is ended at the close, also
 * when this process is ended before.
 */
final class Cluster implements AutoCloseable {
    /** How many lakes. */
    static final int LAKES = 3;

    private final CoherenceSettings settings;
    private final Path folder;
    private final PrivatePostgres postgres;
    private volatile Optional<PrivateRedis> redis;
    private final String redisUrl;
    private final AtomicReferenceArray<LakeProcess> lakes = new AtomicReferenceArray<>(LAKES);
    private final AtomicReferenceArray<Health> health = new AtomicReferenceArray<>(LAKES);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread hook = new Thread(this::end, "end-of-cluster");

    private Cluster(CoherenceSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
        this.postgres = PrivatePostgres.start(folder, ServerSettings.forTests());
        PrivateRedis first = PrivateRedis.start(folder, ServerSettings.forTests())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Redis is not installed; without it there is nothing to disturb: apt-get install redis-server"));
        this.redis = Optional.of(first);
        this.redisUrl = first.url();
    }

    /** Starts all. @param folder empty, for everything */
    static Cluster start(CoherenceSettings settings, Path folder) throws InterruptedException {
        var cluster = new Cluster(settings, folder);
        boolean started = false;
        try {
            var starts = new CompletableFuture<?>[LAKES];
            for (int i = 0; i < LAKES; i++) {
                int lake = i;
                starts[i] = CompletableFuture.runAsync(() -> cluster.start(lake), Thread::startVirtualThread);
            }
            CompletableFuture.allOf(starts).join();
            started = true;
            return cluster;
        } finally {
            if (!started) {
                cluster.close();
            }
        }
    }

    /** Starts a lake, for the first time or after it was killed. */
    void start(int lake) {
        try {
            LakeProcess process = LakeProcess.start(
                    settings.jar(),
                    settings.flags(),
                    folder.resolve("lake-" + lake),
                    Map.of(
                            "LAKE_DATABASE_URL",
                            postgres.url(),
                            "LAKE_REDIS_URL",
                            redisUrl,
                            "LAKE_CACHE_TILES_WARMING",
                            "false",
                            "LAKE_CACHE_QUERIES_WARMING",
                            "false"));
            lakes.set(lake, process);
            health.set(lake, Health.UP);
            if (closed.get()) {
                process.kill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a lake is, as far as the one who disturbs it says. */
    enum Health {
        UP,
        PAUSED,
        DOWN
    }

    Health health(int lake) {
        return health.get(lake);
    }

    void health(int lake, Health now) {
        health.set(lake, now);
    }

    /** A lake. */
    LakeProcess lake(int lake) {
        return lakes.get(lake);
    }

    /** kill -9 of a lake. */
    void kill(int lake) throws InterruptedException {
        health.set(lake, Health.DOWN);
        lakes.get(lake).kill();
    }

    /** A connection to the database; the caller closes it. */
    Connection database() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        return DriverManager.getConnection(
                "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database(), properties);
    }

    /** Sends Redis a signal by name; a killed one is started again at once, empty. */
    void signalRedis(String name) throws IOException, InterruptedException {
        long pid = redis.orElseThrow().pid();
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
    }

    /** Takes Redis away. */
    void stopRedis() {
        redis.ifPresent(PrivateRedis::stop);
        redis = Optional.empty();
    }

    /** Brings Redis back at the same address, empty. */
    void startRedis() {
        redis = PrivateRedis.start(folder, ServerSettings.forTests());
        if (!redis.map(PrivateRedis::url).equals(Optional.of(redisUrl))) {
            throw new IllegalStateException("Redis came back at another address");
        }
    }

    /** Makes Redis forget everything. */
    void flushRedis() throws IOException {
        PrivateRedis server = redis.orElseThrow();
        try (var socket = new Socket(server.host(), server.port())) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IOException("Redis did not flush");
            }
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending and the hook at work
        }
    }

    private void end() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            for (int i = 0; i < LAKES; i++) {
                LakeProcess lake = lakes.get(i);
                if (lake != null) {
                    lake.kill();
                }
            }
            if (redis.isPresent()) {
                signalRedis("CONT");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopRedis();
            postgres.stop();
        }
    }
}
