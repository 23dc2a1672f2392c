package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One data folder goes through the life of a lake: first start, restart, a killed server, a killed lake. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivatePostgresIT {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path home;

    @BeforeAll
    static void aFitPostgresIsInstalled() {
        assumeTrue(ServerSearch.ofThisMachine().newest().isPresent(), "no PostgreSQL with PostGIS on this machine");
    }

    @Test
    @Order(1)
    void aFirstStartMakesADatabaseWithPostgisAndARestartKeepsDataAndPort() throws Exception {
        int port;
        try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
            port = server.port();
            assertEquals("initdb", server.timings().getFirst().name());
            assertTrue(ask(server, "select postgis_version()").startsWith("3"));
            assertEquals("lz4", ask(server, "show default_toast_compression"));
            assertEquals("off", ask(server, "show jit"));
            assertEquals("", ask(server, "show unix_socket_directories"));
            execute(server, "create table kept (n int); insert into kept values (42)");
        }
        try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
            assertEquals(port, server.port());
            assertEquals("ready", server.timings().getFirst().name());
            assertEquals("42", ask(server, "select n from kept"));
        }
    }

    @Test
    @Order(2)
    void aLakeItselfRunsDurably() throws Exception {
        try (var server = PrivatePostgres.start(home, ServerSettings.forLake())) {
            assertEquals("on", ask(server, "show fsync"));
            assertEquals("on", ask(server, "show synchronous_commit"));
        }
    }

    @Test
    @Order(3)
    void aWrongPasswordIsRefusedAndTheSecretIsPrivate() throws Exception {
        try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
            assertThrows(
                    SQLException.class, () -> connect(server.port(), "wrong").close());
            var rights = Files.getPosixFilePermissions(home.resolve("postgres/secret"));
            assertEquals("rw-------", PosixFilePermissions.toString(rights));
            assertEquals(48, server.password().length());
        }
    }

    @Test
    @Order(4)
    void aSecondLakeOnTheSameFolderIsToldWhoHasIt() {
        try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
            var refused =
                    assertThrows(ServerException.class, () -> PrivatePostgres.start(home, ServerSettings.forTests()));
            String pid = Long.toString(ProcessHandle.current().pid());
            assertTrue(refused.getMessage().contains("in use by process " + pid), refused.getMessage());
            assertTrue(server.isAlive());
        }
    }

    @Test
    @Order(5)
    void aServerKilledInTheMiddleOfATransactionHealsOnTheSamePort() throws Exception {
        try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
            try (Connection busy = connect(server.port(), server.password())) {
                busy.setAutoCommit(false);
                busy.createStatement().execute("insert into kept select generate_series(1, 1000)");
                Shell.signal(server.pid(), "KILL");
                String count = askUntilAnswered(server, "select count(*) from kept");
                assertEquals("1", count, "what was not committed is gone, what was is there");
            }
            assertTrue(server.restarts() >= 1);
        }
    }

    @Test
    @Order(6)
    void aServerLeftBehindByAKilledLakeIsStoppedAndItsDataKept() throws Exception {
        try (var lake = LakeProcess.start(home, System.getProperty("java.class.path"), List.of())) {
            long orphan = Long.parseLong(lake.line("ready")[2]);
            var refused =
                    assertThrows(ServerException.class, () -> PrivatePostgres.start(home, ServerSettings.forTests()));
            assertTrue(refused.getMessage().contains("process " + lake.jvm.pid()), refused.getMessage());
            lake.jvm.destroyForcibly().waitFor();
            assertTrue(ProcessHandle.of(orphan).isPresent(), "the server outlives the killed lake");
            try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
                assertEquals("orphan", server.timings().getFirst().name());
                assertFalse(Living.is(orphan));
                assertNotEquals(orphan, server.pid());
                assertEquals("42", ask(server, "select n from kept"));
            }
        }
    }

    @Test
    @Order(7)
    void aProcessIdWhichNowBelongsToAStrangerDoesNotStopTheStart() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            String shared = Files.readString(home.resolve("postgres/port")).strip();
            Files.writeString(
                    home.resolve("postgres/data/postmaster.pid"),
                    stranger.pid() + "\n" + home.resolve("postgres/data") + "\n1\n" + shared + "\n\n127.0.0.1\n");
            Shell.run(
                    "chmod", "600", home.resolve("postgres/data/postmaster.pid").toString());
            try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
                assertEquals("42", ask(server, "select n from kept"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Order(8)
    void dataOfAMissingVersionIsRefusedWithThePackageToInstall() throws Exception {
        Path version = home.resolve("postgres/data/PG_VERSION");
        String kept = Files.readString(version);
        Files.writeString(version, "9\n");
        try {
            var refused =
                    assertThrows(ServerException.class, () -> PrivatePostgres.start(home, ServerSettings.forTests()));
            assertEquals(
                    "apt-get install postgresql-9 postgresql-9-postgis-3",
                    refused.mend().orElseThrow());
        } finally {
            Files.writeString(version, kept);
        }
    }

    @Test
    void anOrdinaryUserCanRunIt(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "this whole class already runs as an ordinary user");
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        String classpath = LakeProcess.publicClasspath(Files.createDirectory(folder.resolve("classes")));
        Shell.run("chmod", "a+rx", folder.toString());
        Shell.run("chown", "65534:65534", theirs.toString());
        var asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
        try (var lake = LakeProcess.start(theirs, classpath, asNobody)) {
            lake.line("ready");
            lake.jvm.getOutputStream().close();
            lake.line("stopped");
        }
        try (var server = PrivatePostgres.start(theirs, ServerSettings.forTests())) {
            Object owner = Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid");
            assertEquals(65534, owner, "root runs another's data as its owner");
        }
    }

    @Test
    void withoutUserNamespacesTheFolderGoesToThePostgresAccount(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root needs another account");
        assumeTrue(Shell.run("id", "postgres").ok(), "no account postgres on this machine");
        Path behindAWall = Files.createDirectory(folder.resolve("walled"));
        var refused = assertThrows(ServerException.class, () -> Account.postgresAccount(behindAWall));
        assertTrue(refused.getMessage().contains("LAKE_DATA"), "an unreachable folder: " + refused.getMessage());
        Shell.run("chmod", "a+rx", folder.toString());
        Path place = Files.createDirectory(folder.resolve("postgres"));
        var postgres = ServerSearch.ofThisMachine().newest().orElseThrow();
        var account = Account.postgresAccount(place);
        var files = new PostgresFolder(place);
        assertTrue(files.create(postgres, account, ServerSettings.forTests()).isPresent());
        assertEquals("owner", files.account().how());
        try (var server = PrivatePostgres.start(folder, ServerSettings.forTests())) {
            assertTrue(server.isAlive());
        }
    }

    @Test
    void aMachineWithoutPostgresIsToldTheCommand(@TempDir Path folder) {
        var nothing = new ServerSearch(folder, Map.of(), program -> "");
        var missing = assertThrows(
                ServerException.class, () -> PrivatePostgres.start(folder, ServerSettings.forTests(), nothing));
        assertTrue(missing.getMessage().contains("apt-get install"), missing.getMessage());
    }

    private static Connection connect(int port, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", PrivatePostgres.USER);
        properties.setProperty("password", password);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/lake", properties);
    }

    private static String ask(PrivatePostgres server, String question) throws SQLException {
        try (var connection = connect(server.port(), server.password());
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String askUntilAnswered(PrivatePostgres server, String question) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ask(server, question);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static void execute(PrivatePostgres server, String sql) throws SQLException {
        try (var connection = connect(server.port(), server.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
