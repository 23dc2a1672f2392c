package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.app.cli.LakeCommand;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands, as a person or a program runs them. */
class CliIT {
    private static final Set<String> LINE = Set.of(
            "path",
            "format",
            "read",
            "stored",
            "duplicate",
            "superseded",
            "rejected",
            "rejects",
            "elements",
            "observations",
            "partial");

    @TempDir
    Path folder;

    private Path good() {
        return Takeout.file(
                folder.resolve("good.json"),
                Takeout.records(
                        Takeout.location(500_000_000, 80_000_000, 5, "2016-01-01T00:00:01Z"),
                        Takeout.location(910_000_000, 80_000_000, 5, "2016-01-01T00:00:02Z"),
                        Takeout.location(500_000_000, 80_000_000, 5, "2016-01-01T00:00:03Z")));
    }

    private Path pdf() {
        return Takeout.file(folder.resolve("ticket.pdf"), "%PDF-1.7\n");
    }

    @Test
    void importEndsWithOneLineForProgramsAndSaysByItsCodeWhetherAllCouldBeRead() {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var lake = LakeUnderTest.over(database, data);
                var program = new LakeProgram(data, database.url())) {
            var answer = program.run("import", "--json", good().toString());
            assertEquals(0, answer.code(), answer::toString);
            assertEquals(1, answer.out().lines().count());
            JsonObject line = answer.json();
            assertEquals(Set.of("import", "seconds", "files"), line.fieldNames());
            JsonObject file = line.getJsonArray("files").getJsonObject(0);
            assertTrue(file.fieldNames().containsAll(LINE), file::encode);
            assertEquals("google-records", file.getString("format"));
            assertEquals(3, file.getLong("read"));
            assertEquals(2, file.getLong("stored"));
            assertEquals(3, file.getJsonObject("elements").getLong("locations"));
            assertEquals(
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("reason", "latitude-out-of-range")
                                    .put("count", 1))
                            .encode(),
                    file.getJsonArray("rejects").encode());
            String id = line.getString("import");

            var wrong = program.run("import", "--json", pdf().toString());
            assertEquals(1, wrong.code(), wrong::toString);
            assertTrue(wrong.json().encode().contains("This is a PDF document"));
            var mixed = program.run("import", "--json", good().toString(), pdf().toString());
            assertEquals(1, mixed.code(), mixed::toString);
            assertEquals(2, mixed.json().getJsonArray("files").getJsonObject(0).getLong("duplicate"));

            accountOf(program, id);
            undo(program, lake, id, mixed.json().getString("import"));
        }
    }

    private static void accountOf(LakeProgram program, String id) {
        var list = program.run("imports");
        assertEquals(0, list.code());
        assertEquals(3, list.out().lines().count(), list::out);
        var ledger = program.run("imports", id);
        assertEquals(0, ledger.code());
        assertTrue(ledger.out().contains("good.json"), ledger::out);
        assertTrue(ledger.out().contains("latitude-out-of-range"), ledger::out);
        JsonObject json = program.run("imports", id, "--json").json();
        assertEquals(1, json.getJsonObject("quarantine").getLong("total"));
        var unknown = program.run("imports", "0197c0de-0000-7000-8000-000000000001");
        sentence(unknown, "import");
    }

    private static void undo(LakeProgram program, LakeUnderTest lake, String first, String second) {
        assertEquals(0, program.run("undo", first).code());
        assertEquals(2, lake.client.summary().getLong("fixes"), "the other import still supports them");
        var undone = program.run("undo", "--json", second);
        assertEquals(0, undone.code());
        assertEquals(2, undone.json().getLong("removed"));
        sentence(program.run("undo", "nonsense"), "id");
    }

    @Test
    void aLakeIsStartedSeenAndStopped() throws IOException {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(data, database.url())) {
            var before = program.run("status");
            assertEquals(1, before.code());
            assertTrue((before.out() + before.err()).contains("No lake is running on " + data), before::toString);
            sentence(program.run("imports"), "./lake up");
            int port = free();
            program.with("LAKE_PORT", Integer.toString(port));
            try (var lake = program.up()) {
                assertEquals(port, lake.presence().port());
                JsonObject status = program.run("status", "--json").json();
                assertEquals(port, status.getInteger("port"));
                assertEquals(0, status.getJsonObject("summary").getLong("fixes"));
                sentence(program.run("up"), "already runs on " + data);
                try (var other = new LakeProgram(folder.resolve("other"), database.url())) {
                    sentence(other.with("LAKE_PORT", Integer.toString(port)).run("up"), "LAKE_PORT");
                }
                assertEquals(0, program.run("stop").code());
                assertFalse(lake.process().isAlive());
                String said = LakeProgram.text(lake.said());
                assertTrue(said.contains("access token"), said);
                assertTrue(said.contains("http://localhost:" + port), said);
            }
            assertEquals(0, program.run("stop").code());
        }
    }

    @Test
    void anImportWithoutARunningLakeStartsOneForItself() {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(data, database.url())) {
            var answer = program.run("import", "--json", good().toString());
            assertEquals(0, answer.code(), answer::toString);
            assertEquals(2, answer.json().getJsonArray("files").getJsonObject(0).getLong("stored"));
            assertTrue(program.presence().isEmpty());
            sentence(program.run("import", folder.resolve("nowhere.json").toString()), "nowhere.json");
        }
    }

    @Test
    void theCacheIsSeenChangedAndAsked() {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var lake = LakeUnderTest.over(database, data);
                var program = new LakeProgram(data, database.url())) {
            lake.client.summary();
            lake.client.summary();
            JsonObject cache = program.run("cache", "--json").json();
            assertEquals(2, cache.getJsonArray("regions").size());
            JsonObject queries = cache.getJsonArray("regions").getJsonObject(1);
            assertEquals("queries", queries.getString("name"));
            assertEquals(1, queries.getJsonObject("hits").getInteger("heap"), queries::encode);
            assertEquals(10, cache.getJsonArray("policies").size());
            var shown = program.run("cache");
            assertEquals(0, shown.code(), shown::toString);
            assertTrue(shown.out().startsWith("The cache "), shown::out);
            JsonObject set = program.run("cache", "set", "queries", "policy=lru", "bytes=4m", "ttl=1h", "--json")
                    .json();
            assertEquals("lru", set.getString("policy"));
            assertEquals(3_600, set.getInteger("ttlSeconds"));
            assertEquals(1, set.getInteger("answers"), "what was cached is still there");
            sentence(program.run("cache", "set", "timeline", "policy=lru"), "tiles, queries");
            sentence(program.run("cache", "set", "tiles", "bytes=-5"), "lake.cache.tiles.bytes");
            sentence(program.run("cache", "set", "tiles", "colour=red"), "colour");
            var why = program.run("cache", "why", "/api/summary");
            assertTrue(why.out().contains("It is in memory"), why::toString);
            sentence(program.run("cache", "why", "/nowhere"), "/api/tiles/5/16/10.mvt");
            var off = program.run("cache", "warming", "off", "--json");
            assertEquals(0, off.code(), off::toString);
            assertTrue(off.json().containsKey("control"), off::toString);
        }
    }

    @Test
    void aWrongSettingOfTheCacheIsToldAndTheLakeStarts() {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(data, database.url())) {
            program.with("LAKE_PORT", "0").with("LAKE_CACHE_TILES_POLICY", "belady");
            try (var lake = program.up()) {
                assertTrue(LakeProgram.text(lake.said()).contains("Notice: lake.cache.tiles.policy must be one of"));
                JsonArray notices = lake.client().cache().getJsonArray("notices");
                assertEquals(1, notices.size(), notices::encode);
            }
        }
    }

    @Test
    void theDemoImportsTheSampleAndStops() {
        Path data = folder.resolve("data");
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(data, database.url())) {
            var answer = program.run("demo", "--exit", "--json");
            assertEquals(0, answer.code(), answer::toString);
            assertTrue(answer.json().getJsonArray("files").size() > 1, answer::out);
            assertTrue(Content.number(database, "select count(*) from fix") > 1000);
            assertTrue(program.presence().isEmpty());
        }
    }

    @Test
    void theDoctorSaysWhatIsThere() {
        try (var program = new LakeProgram(folder.resolve("data"), "postgresql://lake@127.0.0.1:9/lake")) {
            JsonObject findings = program.run("doctor", "--json").json();
            assertTrue(findings.getJsonArray("findings").size() > 2, findings::encodePrettily);
        }
    }

    @Test
    void everyCommandHasHelpAndRefusesWhatItDoesNotKnow() {
        List<String> commands =
                List.copyOf(new CommandLine(new LakeCommand()).getSubcommands().keySet());
        assertTrue(commands.containsAll(
                List.of("demo", "up", "stop", "status", "import", "imports", "undo", "cache", "doctor")));
        for (String command : commands) {
            String help = run(0, command, "--help");
            assertTrue(help.contains("--json"), help);
            assertTrue(help.contains("--help"), help);
            run(2, command, "--no-such-option");
        }
        String all = run(0, "--help");
        commands.forEach(command -> assertTrue(all.contains("  " + command), all));
        for (String command : List.of("set", "warming", "why")) {
            String help = run(0, "cache", command, "--help");
            assertTrue(help.contains("--json"), help);
            run(2, "cache", command);
        }
        run(2, "cache", "warming", "perhaps");
        run(2, "no-such-command");
        run(2, "import");
    }

    private static String run(int code, String... words) {
        var out = new StringWriter();
        var line =
                new CommandLine(new LakeCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertEquals(code, line.execute(words), () -> List.of(words) + " " + out);
        return out.toString();
    }

    /** It could not be done, and one sentence says why. */
    private static void sentence(LakeProgram.Answer answer, String hint) {
        assertEquals(1, answer.code(), answer::toString);
        List<String> said =
                answer.err().lines().filter(l -> !l.startsWith("SLF4J")).toList();
        assertEquals(1, said.size(), answer::toString);
        assertTrue(said.getFirst().startsWith("lake: ") && said.getFirst().contains(hint), answer::toString);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
