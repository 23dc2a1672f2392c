package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.ServerSettings;
import datapunk.lake.testkit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away: in the middle of an import, or it was never what the lake needs. */
class DatabaseAwayIT {
    private static final ServerSettings DURABLE = new ServerSettings(true, 512L << 20, 50, 64);
    private static final int RECORDS = 250_000;

    @TempDir
    static Path folder;

    private static Path takeout;
    private static String calmBalance;
    private static List<String> calmContent;

    @BeforeAll
    static void importUndisturbed() {
        takeout = Takeout.zip(
                folder.resolve("takeout.zip"),
                "Takeout/Records.json",
                Takeout.records(0, RECORDS),
                "Takeout/2015_JANUARY.json",
                Takeout.semantic(0, 300));
        try (var lake = LakeUnderTest.fresh(folder.resolve("calm"))) {
            calmBalance = Balance.of(lake.load(takeout));
            calmContent = lake.content();
        }
    }

    @AfterAll
    static void forget() {
        calmContent = List.of();
    }

    private static PrivatePostgres postgres() {
        return PrivatePostgres.start(folder.resolve("server"), DURABLE);
    }

    private static TestDatabase database(PrivatePostgres server) {
        return new TestDatabase(server.host(), server.port(), server.database(), server.user(), server.password());
    }

    /** Hears of an import over the lake's WebSocket. */
    private record News(AtomicLong records, Set<String> statuses) {
        News() {
            this(new AtomicLong(), ConcurrentHashMap.newKeySet());
        }

        void hear(JsonObject message) {
            if ("progress".equals(message.getString("type"))) {
                records.set(message.getLong("records"));
                statuses.add(message.getString("status"));
            }
        }
    }

    @Test
    void anImportWaitsForADatabaseThatIsRestartedAndGoesOnAndSoDoesItsCommand() {
        PrivatePostgres server = postgres();
        Path data = folder.resolve("restarted");
        var news = new News();
        try (var lake = LakeUnderTest.at(server.url(), data);
                var program = new LakeProgram(data, server.url());
                var feed = lake.client.listen(news::hear)) {
            var command = CompletableFuture.supplyAsync(() -> program.run("import", "--json", takeout.toString()));
            Await.until("the import is under way", () -> news.records().get() > 0);
            server.stop();
            Await.until("the import waits", () -> news.statuses().contains("waiting"));
            server = postgres();
            LakeProgram.Answer answer = command.join();
            assertEquals(0, answer.code(), answer::toString);
            assertEquals(calmBalance, Balance.of(lake.ended(answer.json().getString("import"))));
            assertEquals(calmContent, Content.of(database(server)));
        } finally {
            server.stop();
        }
    }

    @Test
    void anImportOutlivesThePrivatePostgresThatIsKilled() {
        Path data = folder.resolve("alone");
        var news = new News();
        try (var lake = LakeUnderTest.alone(data);
                var feed = lake.client.listen(news::hear)) {
            String id = lake.client.startImport(List.of(takeout));
            Await.until("the import is under way", () -> news.records().get() > 0);
            Path home = data.resolve("postgres/postgres");
            long postmaster = Long.parseLong(LakeProgram.text(home.resolve("data/postmaster.pid"))
                    .lines()
                    .findFirst()
                    .orElseThrow());
            assertTrue(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly());
            assertEquals(calmBalance, Balance.of(lake.ended(id)));
            int port = Integer.parseInt(LakeProgram.text(home.resolve("port")).strip());
            String secret = LakeProgram.text(home.resolve("secret")).strip();
            var database = new TestDatabase("127.0.0.1", port, "lake", "lake", secret);
            assertEquals(calmContent, Content.of(database));
        }
    }

    @Test
    void aDatabaseThatCannotBeUsedIsToldInOneSentence() throws SQLException {
        try (var server = postgres()) {
            TestDatabase good = database(server);
            try (var connection = good.connect();
                    var statement = connection.createStatement()) {
                statement.execute("create role visitor login password 'v'");
                statement.execute("create database plain template template0 owner visitor");
            }
            String at = "127.0.0.1:" + server.port();
            refused("postgresql://lake:wrong@" + at + "/lake", "password");
            refused("postgresql://lake:" + server.password() + "@" + at + "/nowhere", "nowhere");
            refused("postgresql://lake:x@127.0.0.1:9/lake", "127.0.0.1:9");
            refused("postgresql://visitor:v@" + at + "/plain", "create extension postgis");
            refused("mysql://lake:x@127.0.0.1:9/lake", "lake.database.url");
        }
    }

    private static void refused(String url, String hint) {
        try (var program = new LakeProgram(folder.resolve("refused"), url)) {
            LakeProgram.Answer answer = program.run("up");
            assertEquals(1, answer.code(), answer::toString);
            List<String> said =
                    answer.err().lines().filter(l -> !l.startsWith("SLF4J")).toList();
            assertEquals(1, said.size(), answer::toString);
            assertTrue(said.getFirst().startsWith("lake: "), answer::toString);
            assertTrue(said.getFirst().contains(hint), answer::toString);
            assertFalse(said.getFirst().matches(".*(Exception|SQLSTATE).*"), answer::toString);
            assertTrue(program.presence().isEmpty());
        }
    }
}
