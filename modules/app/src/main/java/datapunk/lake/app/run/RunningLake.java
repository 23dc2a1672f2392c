package datapunk.lake.app.run;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.bus.Bus;
import datapunk.lake.bus.LakeModule;
import datapunk.lake.cache.CacheConfig;
import datapunk.lake.cache.CacheModule;
import datapunk.lake.ingest.IngestConfig;
import datapunk.lake.ingest.IngestModule;
import datapunk.lake.monitor.MonitorConfig;
import datapunk.lake.monitor.MonitorModule;
import datapunk.lake.servers.FolderLock;
import datapunk.lake.store.StoreConfig;
import datapunk.lake.store.StoreModule;
import datapunk.lake.web.WebConfig;
import datapunk.lake.web.WebModule;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lake that runs in this process: servers, bus and rooms, started in the order of the ladder. */
public final class RunningLake implements AutoCloseable {
    private final LakeConfig config;
    private final Deque<AutoCloseable> parts;
    private final Bus bus;
    private final WebModule web;
    private final Optional<String> token;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RunningLake(LakeConfig config, Deque<AutoCloseable> parts, Bus bus, WebModule web, Optional<String> token) {
        this.config = config;
        this.parts = parts;
        this.bus = bus;
        this.web = web;
        this.token = token;
    }

    /**
     * Starts it.
     *
     * @param version as shown to people
     * @throws RuntimeException when a part cannot start; what had started is stopped again
     */
    public static RunningLake start(LakeConfig config, String version, Steps steps) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            var sample = new SampleFile(config.data());
            String key = Keys.fresh();
            WebConfig site = web(config, key, sample, version);
            parts.push(FolderLock.take(config.data()));
            FreePort.check(config);
            sample.provide(steps);
            Backends backends = Backends.start(config, steps);
            parts.push(backends);
            Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
            parts.push(() -> Waiting.on(vertx.close()));
            Bus bus = Bus.of(vertx);
            var web = new WebModule(vertx, bus, site);
            List<LakeModule> ladder = List.of(
                    new MonitorModule(vertx, bus, MonitorConfig.DEFAULT),
                    new StoreModule(vertx, bus, store(config, backends)),
                    new CacheModule(vertx, bus, cache(config, backends, steps)),
                    new IngestModule(vertx, bus, IngestConfig.DEFAULT),
                    web);
            steps.step(
                    "rooms "
                            + String.join(
                                    ", ", ladder.stream().map(LakeModule::name).toList()),
                    () -> {
                        for (LakeModule module : ladder) {
                            Waiting.on(module.start());
                            parts.push(() -> Waiting.on(module.stop()));
                        }
                        return ladder.size();
                    });
            Optional<String> token = FirstRun.account(bus);
            new Presence(ProcessHandle.current().pid(), config.host(), web.port(), key, config.open())
                    .write(config.data());
            parts.push(() -> Presence.remove(config.data()));
            return new RunningLake(config, parts, bus, web, token);
        } catch (RuntimeException e) {
            stop(parts);
            throw e;
        }
    }

    /** Settings of the cache that cannot be are told and passed over. */
    private static CacheConfig cache(LakeConfig config, Backends backends, Steps steps) {
        CacheConfig cache = CacheConfig.of(
                config.cache(), backends.redisUrl(), Runtime.getRuntime().maxMemory());
        for (String notice : cache.notices()) {
            steps.say("  Notice: " + notice);
            Logs.notice(notice);
        }
        return cache;
    }

    /** Without Redis PostgreSQL tells the other processes of this lake what was committed. */
    private static StoreConfig store(LakeConfig config, Backends backends) {
        return new StoreConfig(
                backends.databaseUrl(),
                config.databasePool(),
                4,
                backends.redisUrl().isEmpty());
    }

    private static WebConfig web(LakeConfig config, String key, SampleFile sample, String version) {
        return new WebConfig(
                config.host(),
                config.port(),
                config.open(),
                key,
                config.data().resolve("uploads"),
                config.uploadBytes(),
                Optional.of(sample.path()),
                version);
    }

    /** Port of the API. */
    public int port() {
        return web.port();
    }

    /** Where people go. */
    public String url() {
        String host = config.host().equals("127.0.0.1") ? "localhost" : config.host();
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
    }

    /** The access token, when this start created the owner's account; it is told only once. */
    public Optional<String> token() {
        return token;
    }

    /** Gives the owner another access token in place of a lost one. @return it */
    public String renewToken() {
        return FirstRun.renewed(bus);
    }

    /** Stops everything, in the reverse order of the start; a second call waits for the first. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            stop(parts);
            closed.countDown();
            return;
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                Logs.stopFailed(e);
            }
        }
    }
}
