package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL with PostGIS of the lake's own: a child process made from the system's programs, with its data under a
 * folder, listening on a loopback port only. When it dies while we run it is started again on the same port; when we die
 * the next start finds it and stops it first. Start it from a platform thread.
 */
public final class PrivatePostgres implements AutoCloseable, SharedServer.Kept {
    /** Name of the database's owner. */
    public static final String USER = "lake";

    /** Name of the database. */
    public static final String DATABASE = "lake";

    private static final String HOST = "127.0.0.1";
    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final int PORTS_TRIED = 3;
    private static final List<String> SIGNALS = List.of("INT", "QUIT");

    private final FolderLock claim;
    private final PostgresFolder folder;
    private final String password;
    private final List<Step> timings = new CopyOnWriteArrayList<>();
    private int port;
    private @Nullable Child child;

    private PrivatePostgres(FolderLock claim, PostgresFolder folder) throws IOException {
        this.claim = claim;
        this.folder = folder;
        this.password = folder.secret();
    }

    /** Starts it with its files in `home/postgres`, making them at the first start. */
    public static PrivatePostgres start(Path home, ServerSettings settings) {
        return start(home, settings, ServerSearch.ofThisMachine());
    }

    static PrivatePostgres start(Path home, ServerSettings settings, ServerSearch search) {
        Path place = place(home);
        return launched(FolderLock.take(place), place, settings, search, false);
    }

    /**
     * Uses the one of this folder together with other processes: one of them keeps it, another takes over when that one
     * leaves or dies, and the last to leave stops it. One that still runs is used and not started anew.
     */
    public static SharedServer share(Path home, ServerSettings settings) {
        return SharedServer.enter(new SharedPostgres(place(home), settings));
    }

    /** Keeps the one of this folder: takes over what runs, or starts it. */
    static PrivatePostgres keep(FolderLock claim, Path place, ServerSettings settings) {
        return launched(claim, place, settings, ServerSearch.ofThisMachine(), true);
    }

    private static Path place(Path home) {
        return home.toAbsolutePath().normalize().resolve("postgres");
    }

    private static PrivatePostgres launched(
            FolderLock claim, Path place, ServerSettings settings, ServerSearch search, boolean takeOver) {
        @Nullable PrivatePostgres started = null;
        try {
            PrivatePostgres server = new PrivatePostgres(claim, new PostgresFolder(place));
            server.launch(settings, search, takeOver);
            started = server;
            return server;
        } catch (IOException e) {
            throw new ServerException("PostgreSQL could not be started in " + place + ": " + e, e);
        } catch (SQLException e) {
            throw new ServerException(
                    "PostgreSQL in " + place + " runs but could not be prepared: " + e.getMessage(), e);
        } finally {
            if (started == null) {
                claim.close();
            }
        }
    }

    /** Stops the server which a killed lake or test left behind under the folder; does nothing when there is none. */
    public static void stopOrphan(Path home) {
        Path place = place(home);
        try {
            new PostgresFolder(place).stopOrphan();
        } catch (IOException e) {
            throw new ServerException("The server left behind in " + place + " could not be looked at: " + e, e);
        }
    }

    /** Always the loopback address. */
    public String host() {
        return HOST;
    }

    /** Port, the same for the whole life of this object. */
    public int port() {
        return port;
    }

    /** Name of the database. */
    public String database() {
        return DATABASE;
    }

    /** Name of the role, owner of the database and superuser of this server. */
    public String user() {
        return USER;
    }

    /** Password of the role. */
    public String password() {
        return password;
    }

    /** The address in one string, with the password in it: for configuration, never for logs or the JDBC driver manager. */
    @Override
    public String url() {
        return url(port, password);
    }

    static String url(int port, String password) {
        return "postgresql://" + USER + ":" + password + "@" + HOST + ":" + port + "/" + DATABASE;
    }

    /** The steps of the start, and of the stop when it is over. */
    public List<Step> timings() {
        return List.copyOf(timings);
    }

    /** Process id of the present postmaster. */
    public long pid() {
        return running().pid();
    }

    /** Whether the server's process is there at this moment. */
    public boolean isAlive() {
        return running().isAlive();
    }

    /** How often it died and was started again. */
    public int restarts() {
        return running().restarts();
    }

    /** Lets it run and keeps it no more. */
    @Override
    public void leave() {
        running().leave();
        claim.close();
    }

    /** Fast shutdown: sessions are ended, everything committed is on disk. */
    @Override
    public void stop() {
        timings.add(running().stop());
        claim.close();
    }

    @Override
    public void close() {
        stop();
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException("PostgreSQL has not been started");
        }
        return child;
    }

    private void launch(ServerSettings settings, ServerSearch search, boolean takeOver)
            throws IOException, SQLException {
        ServerSearch.Postgres postgres = folder.installation(search);
        Account account = folder.account();
        long started = System.nanoTime();
        Optional<Child> taken = takeOver ? takenOver(postgres, account, settings) : Optional.empty();
        if (taken.isEmpty()) {
            folder.stopOrphan().ifPresent(timings::add);
            folder.create(postgres, account, settings).ifPresent(timings::add);
            started = System.nanoTime();
        }
        Child server = taken.isPresent() ? taken.get() : firstAlive(postgres, account, settings);
        child = server;
        timings.add(Step.since("ready", started));
        boolean prepared = false;
        try {
            prepare();
            prepared = true;
        } finally {
            if (!prepared) {
                server.stop();
            }
        }
        server.watch();
    }

    /** The server that runs in this folder already, once it answers. */
    private Optional<Child> takenOver(ServerSearch.Postgres postgres, Account account, ServerSettings settings)
            throws IOException {
        Optional<ProcessHandle> running = folder.running();
        OptionalInt known = Port.in(folder.portFile());
        if (running.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        port = known.getAsInt();
        var candidate = new Child("postgres", command(postgres, account, settings), folder.log(), SIGNALS, running);
        return answers(candidate) ? Optional.of(candidate) : Optional.empty();
    }

    /** Tries another port when the remembered one was taken meanwhile. */
    private Child firstAlive(ServerSearch.Postgres postgres, Account account, ServerSettings settings)
            throws IOException {
        port = Port.remembered(folder.portFile());
        for (int attempt = 1; ; attempt++) {
            Child candidate = new Child("postgres", command(postgres, account, settings), folder.log(), SIGNALS);
            if (answers(candidate)) {
                return candidate;
            }
            if (attempt == PORTS_TRIED || !candidate.lastWords().contains("could not bind")) {
                throw new ServerException("PostgreSQL ended while starting; its last words: " + candidate.lastWords());
            }
            port = Port.fresh(folder.portFile());
        }
    }

    private List<String> command(ServerSearch.Postgres postgres, Account account, ServerSettings settings) {
        var words = account.command(
                postgres.bin().resolve("postgres"), "-D", folder.data().toString());
        words.addAll(PostgresOptions.of(settings, port, Files.isDirectory(Path.of("/proc"))));
        return words;
    }

    /** True when it takes connections, false when its process ended. */
    private boolean answers(Child candidate) {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        boolean decided = false;
        try {
            while (!candidate.endedWithin(30)) {
                try (Connection ignored = connect("postgres")) {
                    decided = true;
                    return true;
                } catch (SQLException e) {
                    if (System.nanoTime() > deadline) {
                        throw new ServerException(
                                "PostgreSQL took no connection for two minutes: " + e.getMessage(), e);
                    }
                }
            }
            decided = true;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while PostgreSQL was starting.", e);
        } finally {
            if (!decided) {
                candidate.stop();
            }
        }
    }

    private void prepare() throws SQLException {
        long started = System.nanoTime();
        try (Connection admin = connect("postgres")) {
            if (!yes(admin, "select exists (select from pg_database where datname = 'lake')")) {
                execute(admin, "create database lake");
            }
            compress(admin, "default_toast_compression");
            compress(admin, "wal_compression");
            execute(admin, "select pg_reload_conf()");
        }
        try (Connection lake = connect(DATABASE)) {
            execute(lake, "create extension if not exists postgis");
        }
        timings.add(Step.since("postgis", started));
    }

    /** Chooses lz4 for a setting where this PostgreSQL was built with it. */
    private static void compress(Connection admin, String setting) throws SQLException {
        String offered = "select exists (select from pg_settings where name = '" + setting
                + "' and 'lz4' = any(enumvals) and setting <> 'lz4')";
        if (yes(admin, offered)) {
            execute(admin, "alter system set " + setting + " = 'lz4'");
        }
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return connect(port, password, database);
    }

    static Connection connect(int port, String password, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port + "/" + database, properties);
    }
}
