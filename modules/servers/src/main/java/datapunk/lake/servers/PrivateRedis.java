package datapunk.lake.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A Redis of the lake's own, used only as a cache: it keeps nothing on disk, forgets what was used longest ago and
 * listens on a loopback port only. Start it from a platform thread.
 */
public final class PrivateRedis implements AutoCloseable, SharedServer.Kept {
    private static final String HOST = "127.0.0.1";
    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final List<String> SIGNALS = List.of("TERM", "KILL");

    private final FolderLock claim;
    private final int port;
    private final String password;
    private final Child child;
    private final List<Step> timings = new CopyOnWriteArrayList<>();

    private PrivateRedis(FolderLock claim, int port, String password, Child child) {
        this.claim = claim;
        this.port = port;
        this.password = password;
        this.child = child;
    }

    /** Starts it with its files in `home/redis`; empty when no redis-server is installed, since a lake runs without. */
    public static Optional<PrivateRedis> start(Path home, ServerSettings settings) {
        return start(home, settings, ServerSearch.ofThisMachine());
    }

    static Optional<PrivateRedis> start(Path home, ServerSettings settings, ServerSearch search) {
        Optional<ServerSearch.Redis> found = search.redis();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path folder = folder(home);
        FolderLock claim = FolderLock.take(folder);
        return Optional.of(launched(claim, folder, found.get(), settings, false));
    }

    /**
     * Uses the one of this folder together with other processes, as {@link PrivatePostgres#share} does; empty when no
     * redis-server is installed.
     */
    public static Optional<SharedServer> share(Path home, ServerSettings settings) {
        return ServerSearch.ofThisMachine()
                .redis()
                .map(found -> SharedServer.enter(new Shared(folder(home), found, settings)));
    }

    /** Keeps the one of this folder: takes over what runs, or starts it. */
    static PrivateRedis keep(FolderLock claim, Path folder, ServerSearch.Redis found, ServerSettings settings) {
        return launched(claim, folder, found, settings, true);
    }

    private static Path folder(Path home) {
        return home.toAbsolutePath().normalize().resolve("redis");
    }

    private static PrivateRedis launched(
            FolderLock claim, Path folder, ServerSearch.Redis found, ServerSettings settings, boolean takeOver) {
        boolean started = false;
        try {
            PrivateRedis redis = launch(claim, folder, found.program(), settings, takeOver);
            started = true;
            return redis;
        } catch (IOException e) {
            throw new ServerException("Redis could not be started in " + folder + ": " + e, e);
        } finally {
            if (!started) {
                claim.close();
            }
        }
    }

    /** Stops the server which a killed lake or test left behind under the folder; does nothing when there is none. */
    public static void stopOrphan(Path home) {
        Path folder = folder(home);
        try {
            Orphan.stop(folder.resolve("pid"), folder, SIGNALS);
        } catch (IOException e) {
            throw new ServerException("The server left behind in " + folder + " could not be looked at: " + e, e);
        }
    }

    private static PrivateRedis launch(
            FolderLock claim, Path folder, Path program, ServerSettings settings, boolean takeOver) throws IOException {
        long began = System.nanoTime();
        String password = password(folder, settings);
        List<String> command =
                List.of(program.toString(), folder.resolve("redis.conf").toString());
        OptionalInt known = Port.in(folder.resolve("port"));
        if (takeOver && known.isPresent() && ping(known.getAsInt(), password)) {
            Optional<ProcessHandle> running = Orphan.find(folder.resolve("pid"), folder);
            if (running.isPresent()) {
                var child = new Child("redis", command, folder.resolve("server.log"), SIGNALS, running);
                var redis = new PrivateRedis(claim, known.getAsInt(), password, child);
                child.watch();
                return redis;
            }
        }
        Optional<Step> orphan = Orphan.stop(folder.resolve("pid"), folder, SIGNALS);
        began = orphan.isPresent() ? System.nanoTime() : began;
        int port = Port.remembered(folder.resolve("port"));
        Path config = folder.resolve("redis.conf");
        Secret.writePrivately(config, configuration(folder, port, password, settings));
        Child child = new Child("redis", command, folder.resolve("server.log"), SIGNALS);
        var redis = new PrivateRedis(claim, port, password, child);
        redis.awaitReady();
        child.watch();
        orphan.ifPresent(redis.timings::add);
        redis.timings.add(Step.since("ready", began));
        return redis;
    }

    private static String configuration(Path folder, int port, String password, ServerSettings settings) {
        return String.join(
                        "\n",
                        "bind " + HOST,
                        "port " + port,
                        "protected-mode yes",
                        password.isEmpty() ? "" : "requirepass " + password,
                        "save \"\"",
                        "appendonly no",
                        "maxmemory " + settings.redisMegabytes() + "mb",
                        "maxmemory-policy allkeys-lru",
                        "dir \"" + folder + "\"",
                        "pidfile \"" + folder.resolve("pid") + "\"",
                        "daemonize no",
                        "logfile \"\"")
                + "\n";
    }

    /** Always the loopback address. */
    public String host() {
        return HOST;
    }

    /** Port, the same for the whole life of this object. */
    public int port() {
        return port;
    }

    /** Password; empty only for throw-away servers of tests. */
    public String password() {
        return password;
    }

    /** The address in one string, with the password in it: for configuration, never for logs. */
    @Override
    public String url() {
        return url(port, password);
    }

    static String url(int port, String password) {
        return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + HOST + ":" + port;
    }

    static String password(Path folder, ServerSettings settings) throws IOException {
        return settings.durable() ? Secret.in(folder.resolve("secret")) : "";
    }

    /** The steps of the start, and of the stop when it is over. */
    public List<Step> timings() {
        return List.copyOf(timings);
    }

    /** Process id of the present server. */
    public long pid() {
        return child.pid();
    }

    /** Whether the server's process is there at this moment. */
    public boolean isAlive() {
        return child.isAlive();
    }

    /** How often it died and was started again. */
    public int restarts() {
        return child.restarts();
    }

    /** Lets it run and keeps it no more. */
    @Override
    public void leave() {
        child.leave();
        claim.close();
    }

    /** Stops it; what it held is gone. */
    @Override
    public void stop() {
        timings.add(child.stop());
        claim.close();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        boolean ready = false;
        try {
            while (!ready) {
                if (child.endedWithin(20) || System.nanoTime() > deadline) {
                    throw new ServerException("Redis did not start; its last words: " + child.lastWords());
                }
                ready = ping(port, password);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while Redis was starting.", e);
        } finally {
            if (!ready) {
                child.stop();
            }
        }
    }

    /** Whether a Redis with this password answers. */
    static boolean ping(int port, String password) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 1000);
            socket.setSoTimeout(2000);
            String words = (password.isEmpty() ? "" : "AUTH " + password + "\r\n") + "PING\r\nQUIT\r\n";
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return lines.lines().anyMatch("+PONG"::equals);
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    /** The private Redis as something to share. */
    private record Shared(Path folder, ServerSearch.Redis program, ServerSettings settings)
            implements SharedServer.Kind {

        @Override
        public Optional<String> answering() throws IOException {
            OptionalInt port = Port.in(folder.resolve("port"));
            if (port.isEmpty() || settings.durable() && !Files.exists(folder.resolve("secret"))) {
                return Optional.empty();
            }
            String password = password(folder, settings);
            return ping(port.getAsInt(), password)
                    ? Optional.of(PrivateRedis.url(port.getAsInt(), password))
                    : Optional.empty();
        }

        @Override
        public SharedServer.Kept keep(FolderLock claim) {
            return PrivateRedis.keep(claim, folder, program, settings);
        }

        @Override
        public void stopOrphan() {
            PrivateRedis.stopOrphan(folder.resolve("..").normalize());
        }
    }
}
