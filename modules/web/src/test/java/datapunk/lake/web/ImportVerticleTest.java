package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import datapunk.lake.bus.ingest.IngestDoors.StartImport;
import datapunk.lake.bus.store.StoreDoors.ReadRejects;
import datapunk.lake.web.WebRig.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportVerticleTest {
    private static final Map<String, String> ANNA = Map.of("Authorization", "Bearer " + WebRig.TOKEN);
    private static final String ONE = "/api/imports/" + WebRig.IMPORT;

    @TempDir
    static Path folder;

    private static WebRig rig;

    @BeforeAll
    static void start() {
        rig = new WebRig(folder, false, 1000);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        rig.started.clear();
        rig.ingestFault = Optional.empty();
    }

    private static Buffer paths(String... paths) {
        return new JsonObject().put("paths", new JsonArray(List.of(paths))).toBuffer();
    }

    @Test
    void aPathNeedsTheLocalKey() {
        Reply reply = rig.send(HttpMethod.POST, "/api/imports", ANNA, paths("/etc/passwd"));
        assertEquals(403, reply.status());
        assertEquals("local-key-needed", reply.json().getString("code"));
        assertTrue(rig.started.isEmpty());
    }

    @Test
    void theOwnerOfTheMachineMayNamePaths() {
        Reply reply = rig.local(HttpMethod.POST, "/api/imports", paths("/data/Takeout.zip"));
        assertEquals(202, reply.status());
        assertEquals(WebRig.IMPORT.toString(), reply.json().getString("id"));
        assertEquals(ONE, reply.headers().get("Location"));
        assertEquals(
                List.of(new StartImport(
                        WebConfig.OWNER, List.of(new Given(Path.of("/data/Takeout.zip"), "Takeout.zip")), false)),
                rig.started);
    }

    @Test
    void theSampleIsMarkedAsSuch() {
        assertEquals(
                202,
                rig.send(HttpMethod.POST, "/api/imports/sample", ANNA, Buffer.buffer())
                        .status());
        StartImport start = rig.started.getFirst();
        assertTrue(start.sample());
        assertEquals(WebRig.ANNA, start.owner());
    }

    @Test
    void ledgersAreWhatTheDocumentSays() {
        assertEquals(
                List.of(), Document.misfits(rig.get("/api/imports").json(), Document.schema("Imports"), "imports"));
        JsonObject ledger = rig.get(ONE).json();
        assertEquals(List.of(), Document.misfits(ledger, Document.schema("Ledger"), "ledger"));
        assertEquals(10, ledger.getInteger("read"));
        assertEquals(
                10,
                ledger.getInteger("stored")
                        + ledger.getInteger("duplicate")
                        + ledger.getInteger("superseded")
                        + ledger.getInteger("rejected"));
        assertEquals(2.5, ledger.getDouble("seconds"));
        assertEquals("1970-01-01T00:00:01Z", ledger.getString("started"));
        assertEquals("done", ledger.getString("status"));
    }

    @Test
    void anUnknownImportIsMissing() {
        Reply reply = rig.get("/api/imports/0197c0de-0000-7000-8000-00000000000f");
        assertEquals(404, reply.status());
        assertEquals(List.of(), Document.misfits(reply.json(), Document.schema("Problem"), "problem"));
    }

    @Test
    void rejectsComeInPages() {
        Reply reply = rig.get(ONE + "/rejects?path=a%20b.json&offset=200&limit=50");
        assertEquals(List.of(), Document.misfits(reply.json(), Document.schema("Rejects"), "rejects"));
        assertEquals(
                new ReadRejects(WebRig.ANNA, WebRig.IMPORT, Optional.of("a b.json"), 200, 50),
                rig.rejectsRead.getLast());
    }

    @Test
    void anImportCanBeStoppedAndUndone() {
        assertEquals(
                204,
                rig.send(HttpMethod.POST, ONE + "/cancel", ANNA, Buffer.buffer())
                        .status());
        Reply undone = rig.send(HttpMethod.DELETE, ONE, ANNA, Buffer.buffer());
        assertEquals(42, undone.json().getInteger("removed"));
        assertEquals(String.valueOf(WebRig.GENERATION), undone.headers().get("Lake-Generation"));
        assertEquals(List.of(), Document.misfits(undone.json(), Document.schema("Undone"), "undone"));
    }

    @ParameterizedTest
    @CsvSource({
        "USER,import-running,409",
        "USER,import-not-running,409",
        "USER,file-missing,422",
        "MISSING,import-unknown,404",
        "OUTSIDE,database-away,503"
    })
    void whatIngestRefusesBecomesAProblem(Fault.Blame blame, String code, int status) {
        rig.ingestFault = Optional.of(new Fault(blame, code, "Do this."));
        assertEquals(
                status, rig.send(HttpMethod.DELETE, ONE, ANNA, Buffer.buffer()).status());
        assertEquals(
                status,
                rig.send(HttpMethod.POST, ONE + "/cancel", ANNA, Buffer.buffer())
                        .status());
        assertEquals(
                status, rig.local(HttpMethod.POST, "/api/imports", paths("/a")).status());
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        Reply reply = rig.local(HttpMethod.POST, "/api/imports", Buffer.buffer("x".repeat(2_000_000)));
        assertEquals(413, reply.status());
        assertEquals("body-too-large", reply.json().getString("code"));
    }
}
