package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.app.run.Presence;
import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of one lake: each serves everything, and none of them is needed by the others. */
class JoinIT {
    private static final int RECORDS = 300_000;

    @TempDir
    static Path folder;

    /** Also when a test fails in the middle, nothing runs on. */
    @AfterAll
    static void leaveNothingBehind() {
        PrivatePostgres.stopOrphan(folder.resolve("shared/postgres"));
        PrivateRedis.stopOrphan(folder.resolve("shared/redis"));
    }

    private static JsonArray processes(LakeProgram program) {
        return program.run("status", "--json").json().getJsonArray("processes");
    }

    private static void assertServes(LakeProgram.Up lake, long fixes) {
        assertEquals(fixes, lake.client().summary().getLong("fixes"));
    }

    @Test
    void eachServesEverythingAndTheServersRunAsLongAsOneOfThemDoes() throws IOException {
        Path data = folder.resolve("shared");
        Path postmaster = data.resolve("postgres/postgres/data/postmaster.pid");
        try (var program = LakeProgram.alone(data)) {
            LakeProgram.Up first = program.up("--port", "0");
            LakeProgram.Up second = program.up("--join", "--port", "0");
            assertTrue(second.presence().joined());
            String alone = program.run("up").err();
            assertTrue(alone.contains("already runs on " + data) && alone.contains("up --join"), alone);
            assertTrue(program.run(
                            "up",
                            "--join",
                            "--port",
                            Integer.toString(first.presence().port()))
                    .err()
                    .contains("LAKE_PORT"));
            LakeUnderTest.ended(
                    second.client(),
                    second.client()
                            .startImport(List.of(Takeout.file(folder.resolve("a.json"), Takeout.records(0, 50)))));
            assertServes(second, 50);
            JsonArray both = processes(program);
            assertEquals(2, both.size());
            assertEquals("main", both.getJsonObject(0).getString("role"));
            assertEquals("joined", both.getJsonObject(1).getString("role"));
            assertEquals(second.presence().pid(), both.getJsonObject(1).getLong("pid"));

            String server = Files.readAllLines(postmaster).getFirst();
            first.killAfter(0);
            assertServes(second, 50);
            assertEquals(
                    second.presence().port(),
                    program.run("status", "--json").json().getInteger("port"),
                    "commands find who is left");
            LakeProgram.Up third = program.up("--join");
            assertFalse(third.presence().joined(), "it takes the place of the first");
            assertServes(third, 50);
            assertEquals(server, Files.readAllLines(postmaster).getFirst(), "the same server all the while");

            String port = Integer.toString(second.presence().port());
            JsonObject one = program.run("stop", "--json", "--port", port).json();
            assertEquals("[" + port + "]", one.getJsonArray("ports").encode());
            assertFalse(second.process().isAlive());
            assertServes(third, 50);
            assertNotEquals(0, program.run("stop", "--port", port).code());
            assertEquals(0, program.run("stop").code());
            assertFalse(third.process().isAlive());
            assertFalse(Files.exists(postmaster), "the last one stops the servers");
            assertTrue(Presence.all(data).isEmpty());
        }
    }

    @Test
    void anImportWhoseProcessIsKilledIsFinishedByAnother() {
        Path takeout = Takeout.zip(folder.resolve("long.zip"), "Takeout/Records.json", Takeout.records(0, RECORDS));
        List<String> calm = undisturbed(takeout);
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(folder.resolve("killed"), database.url())) {
            LakeProgram.Up first = program.up();
            try (var second = program.up("--join")) {
                String id = first.client().startImport(List.of(takeout));
                Await.until(
                        "a part is committed", () -> second.client().ledger(id).getLong("stored") > 0);
                assertEquals("running", second.client().ledger(id).getString("status"));
                first.killAfter(0);
                JsonObject ledger = LakeUnderTest.ended(second.client(), id);
                assertEquals("done", ledger.getString("status"));
                assertEquals(RECORDS, ledger.getLong("read"));
                assertEquals(calm, Content.of(database));
            }
        }
    }

    private static List<String> undisturbed(Path takeout) {
        TestDatabase database = TestServers.database();
        try (var lake = LakeUnderTest.over(database, folder.resolve("calm"))) {
            lake.load(takeout);
            return Content.of(database);
        }
    }
}
