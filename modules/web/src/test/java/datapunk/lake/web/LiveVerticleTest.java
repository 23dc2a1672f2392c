package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.ingest.IngestDoors.Stages;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveVerticleTest {
    @TempDir
    Path folder;

    private WebRig rig;

    @BeforeEach
    void start() {
        rig = new WebRig(folder, false, 1000);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private record Page(WebSocket socket, BlockingQueue<JsonObject> frames) {
        JsonObject next() {
            try {
                JsonObject frame = frames.poll(10, TimeUnit.SECONDS);
                assertNotNull(frame, "no frame came");
                return frame;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Page open() {
        var frames = new LinkedBlockingQueue<JsonObject>();
        WebSocket socket = WebRig.await(connect(Map.of("Authorization", "Bearer " + WebRig.TOKEN)));
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.resume();
        return new Page(socket, frames);
    }

    private Future<WebSocket> connect(Map<String, String> headers) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(rig.port())
                .setURI("/ws");
        headers.forEach(options::addHeader);
        return rig.vertx.createWebSocketClient().connect(options).onSuccess(WebSocket::pause);
    }

    private static Progress progress(Owner owner, Ledger.Status status) {
        return new Progress(
                owner,
                WebRig.IMPORT,
                status,
                "Records.json",
                10,
                100,
                5,
                2.5,
                Double.NaN,
                new Stages(5, 5, 4, 4, 4, 3, 2),
                new Ledger.Counts(3, 3, 0, 0, 0));
    }

    @Test
    void aPageSeesProgressTheEndAndWhatChanged() {
        Page page = open();
        assertEquals(List.of(), Document.misfits(page.next(), Document.schema("Hello"), "hello"));

        rig.bus.tell(IngestDoors.PROGRESSED, progress(WebRig.ANNA, Ledger.Status.RUNNING));
        JsonObject progress = page.next();
        assertEquals(List.of(), Document.misfits(progress, Document.schema("ProgressFrame"), "progress"));
        assertEquals("progress", progress.getString("type"));
        assertEquals(-1, progress.getDouble("etaSeconds"));

        rig.bus.tell(IngestDoors.FINISHED, new Finished(WebRig.ANNA, WebRig.ledger()));
        JsonObject finished = page.next();
        assertEquals("finished", finished.getString("type"));
        assertEquals(List.of(), Document.misfits(finished, Document.schema("FinishedFrame"), "finished"));

        rig.bus.tell(StoreDoors.CHANGED, Change.of(WebRig.ANNA, 5, new int[] {18_263, 18_265}, new long[0]));
        JsonObject changed = page.next();
        assertEquals(List.of(), Document.misfits(changed, Document.schema("ChangedFrame"), "changed"));
        assertEquals("2020-01-02", changed.getString("from"));
        assertEquals("2020-01-05", changed.getString("to"));
    }

    @Test
    void aPageThatComesLateIsToldWhatIsRunning() {
        Page early = open();
        early.next();
        rig.bus.tell(IngestDoors.PROGRESSED, progress(WebRig.ANNA, Ledger.Status.RUNNING));
        early.next();
        assertEquals(1, open().next().getJsonArray("imports").size());
        rig.bus.tell(IngestDoors.FINISHED, new Finished(WebRig.ANNA, WebRig.ledger()));
        early.next();
        assertEquals(0, open().next().getJsonArray("imports").size());
    }

    @Test
    void nobodySeesAnotherAccount() {
        Page page = open();
        page.next();
        var other = new Owner(8);
        rig.bus.tell(IngestDoors.PROGRESSED, progress(other, Ledger.Status.RUNNING));
        rig.bus.tell(IngestDoors.FINISHED, new Finished(other, WebRig.ledger()));
        rig.bus.tell(StoreDoors.CHANGED, Change.of(other, 5, new int[] {1}, new long[0]));
        rig.bus.tell(StoreDoors.CHANGED, Change.of(WebRig.ANNA, 6, new int[] {1}, new long[0]));
        assertEquals(6, page.next().getInteger("generation"));
    }

    @Test
    void aPingIsAnswered() {
        Page page = open();
        page.next();
        page.socket().writeTextMessage("{\"type\":\"ping\"}");
        assertEquals("pong", page.next().getString("type"));
    }

    @Test
    void aPageThatDoesNotReadLosesProgressButNotTheEnd() {
        var frames = new LinkedBlockingQueue<JsonObject>();
        WebSocket socket = WebRig.await(connect(Map.of("Authorization", "Bearer " + WebRig.TOKEN)));
        int sent = 30_000;
        for (int i = 0; i < sent; i++) {
            rig.bus.tell(IngestDoors.PROGRESSED, progress(WebRig.ANNA, Ledger.Status.RUNNING));
        }
        rig.bus.tell(StoreDoors.CHANGED, Change.of(WebRig.ANNA, 5, new int[] {3}, new long[0]));
        rig.bus.tell(StoreDoors.CHANGED, Change.of(WebRig.ANNA, 6, new int[] {9}, new long[0]));
        rig.bus.tell(IngestDoors.FINISHED, new Finished(WebRig.ANNA, WebRig.ledger()));
        var page = new Page(socket, frames);
        // the page begins to read only when the lake has worked through all of it
        WebRig.await(rig.bus.ask(MonitorDoors.HEALTH, new MonitorDoors.AskHealth()));
        rig.get("/health/live");
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.resume();
        int progress = 0;
        int finished = 0;
        int generation = 0;
        while (finished == 0 || generation != 6) {
            JsonObject frame = page.next();
            switch (frame.getString("type")) {
                case "progress" -> progress++;
                case "finished" -> finished++;
                case "changed" -> generation = frame.getInteger("generation");
                default -> assertEquals("hello", frame.getString("type"));
            }
        }
        assertEquals(1, finished);
        Assertions.assertTrue(progress < sent, "none of " + sent + " was left out");
    }

    @Test
    void withoutATokenOrFromAForeignPageThereIsNoSocket() {
        var missing = assertThrows(UpgradeRejectedException.class, () -> WebRig.await(connect(Map.of())));
        assertEquals(401, missing.getStatus());
        var foreign = assertThrows(
                UpgradeRejectedException.class,
                () -> WebRig.await(
                        connect(Map.of("Authorization", "Bearer " + WebRig.TOKEN, "Origin", "https://evil.example"))));
        assertEquals(403, foreign.getStatus());
    }

    @Test
    void aPlainRequestIsToldToUpgrade() {
        assertEquals(426, rig.get("/ws").status());
    }
}
