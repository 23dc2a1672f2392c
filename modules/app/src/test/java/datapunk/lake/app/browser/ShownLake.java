package datapunk.lake.app.browser;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.run.RunningLake;
import datapunk.lake.app.run.Steps;
import datapunk.lake.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A lake in this JVM over a database of its own, to be looked at in a browser. It can be stopped and started again. */
final class ShownLake implements AutoCloseable {
    private static final long LOOK_NANOS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private LakeConfig config;
    private Optional<RunningLake> running = Optional.empty();
    private String token = "";

    private ShownLake(LakeConfig config) {
        this.config = config;
        start();
    }

    /** One that asks for no token. @param data its folder @param redis number of the Redis database that is its own */
    static ShownLake open(Path data, int redis) {
        return new ShownLake(config(data, redis).opened());
    }

    /** One that asks for the token. @param data its folder @param redis number of the Redis database that is its own */
    static ShownLake locked(Path data, int redis) {
        return new ShownLake(config(data, redis));
    }

    private static LakeConfig config(Path data, int redis) {
        return new LakeConfig(
                data.toAbsolutePath(),
                "127.0.0.1",
                0,
                false,
                Optional.of(TestServers.database().url()),
                4,
                Optional.of(TestServers.redisUrl() + "/" + redis),
                Map.of(),
                1L << 30,
                "WARNING");
    }

    /** Starts it, at the same address as before. */
    void start() {
        RunningLake lake = RunningLake.start(config, "test", new Steps(line -> {}));
        running = Optional.of(lake);
        config = config.onPort(lake.port());
        lake.token().ifPresent(told -> token = told);
    }

    /** Stops it; its data stay. */
    void stop() {
        running.ifPresent(RunningLake::close);
        running = Optional.empty();
    }

    /** Imports the sample year and waits for its end. */
    void loadSample() {
        try (LakeClient client = client()) {
            String id = client.startSample();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (String status = "queued"; !status.equals("done"); ) {
                LockSupport.parkNanos(LOOK_NANOS);
                status = client.ledger(id).getString("status");
                if (status.equals("failed") || System.nanoTime() > deadline) {
                    throw new AssertionError("the import of the sample year is " + status);
                }
            }
        }
    }

    /** Where it is, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + config.port();
    }

    /** What opens it. */
    String token() {
        return token;
    }

    private LakeClient client() {
        return new LakeClient(
                config.port(), Presence.of(config.data()).orElseThrow().key());
    }

    @Override
    public void close() {
        stop();
    }
}
