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
    private static final int WRITERS = 4;

    private final Presence presence;
    private final Deque<AutoCloseable> parts;
    private final Bus bus;
    private final Optional<String> token;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RunningLake(Presence presence, Deque<AutoCloseable> parts, Bus bus, Optional<String> token) {
        this.presence = presence;
        this.parts = parts;
        this.bus = bus;
        this.token = token;
    }

    /** Starts the first process on a data folder, as {@link #start(LakeConfig, Entry, String, Steps)} does. */
    public static RunningLake start(LakeConfig config, String version, Steps steps) {
        return start(config, Entry.FIRST, version, steps);
    }

    /**
     * Starts it.
     *
     * @param version as shown to people
     * @throws RuntimeException when a part cannot start; what had started is stopped again
     */
    public static RunningLake start(LakeConfig given, Entry entry, String version, Steps steps) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            LakeConfig config = entry == Entry.JOINING ? FreePort.next(given) : given;
            var sample = new SampleFile(config.data());
            String key = Keys.fresh();
            WebConfig site = web(config, key, sample, version);
            Optional<FolderLock> first = entry == Entry.FIRST
                    ? Optional.of(FolderLock.take(config.data()))
                    : FolderLock.tryTake(config.data());
            first.ifPresent(parts::push);
            FreePort.check(config);
            sample.provide(steps);
            Backends backends = Backends.start(config, steps);
            parts.push(backends);
            Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
            parts.push(() -> Waiting.on(vertx.close()));
            Bus bus = Bus.of(vertx);
            var web = new WebModule(vertx, bus, site);
            CacheConfig cache = cache(config, backends, steps);
            climb(ladder(config, backends, cache, vertx, bus, web), parts, steps);
            Optional<String> token = FirstRun.account(bus);
            Presence.forgetDead(config.data());
            long pid = ProcessHandle.current().pid();
            var presence = new Presence(pid, config.host(), web.port(), key, config.open(), first.isEmpty());
            presence.write(config.data());
            parts.push(() -> presence.remove(config.data()));
            return new RunningLake(presence, parts, bus, token);
        } catch (RuntimeException e) {
            stop(parts);
            throw e;
        }
    }

    /** The rooms from the foot of the ladder to its top. */
    private static List<LakeModule> ladder(
            LakeConfig config, Backends backends, CacheConfig cache, Vertx vertx, Bus bus, WebModule web) {
        // Without Redis PostgreSQL tells the other processes of this lake what was committed.
        var store = new StoreConfig(
                backends.databaseUrl(),
                config.databasePool(),
                WRITERS,
                backends.redisUrl().isEmpty(),
                Place.of(config.data()));
        return List.of(
                new MonitorModule(vertx, bus, MonitorConfig.DEFAULT),
                new StoreModule(vertx, bus, store),
                new CacheModule(vertx, bus, cache),
                new IngestModule(vertx, bus, IngestConfig.DEFAULT),
                web);
    }

    private static void climb(List<LakeModule> ladder, Deque<AutoCloseable> parts, Steps steps) {
        String names = String.join(", ", ladder.stream().map(LakeModule::name).toList());
        steps.step("rooms " + names, () -> {
            for (LakeModule module : ladder) {
                Waiting.on(module.start());
                parts.push(() -> Waiting.on(module.stop()));
            }
            return ladder.size();
        });
    }

    /** Settings of the cache that cannot be are told and passed over. */
    private static CacheConfig cache(LakeConfig config, Backends backends, Steps steps) {
        CacheConfig cache = CacheConfig.of(
                config.cache(), backends.redisUrl(), Runtime.getRuntime().maxMemory());
        for (String notice : cache.notices()) {
            steps.say("  Notice: " + notice);
            Logs.notice(notice);
        }
        return cache.learningIn(config.data().resolve("cache").resolve("warm.snapshot"));
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
        return presence.port();
    }

    /** The note by which commands find it. */
    public Presence presence() {
        return presence;
    }

    /** Where people go. */
    public String url() {
        String host = presence.host().equals("127.0.0.1") ? "localhost" : presence.host();
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
