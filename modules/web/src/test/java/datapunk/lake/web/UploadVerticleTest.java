package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import datapunk.lake.bus.ingest.IngestDoors.Given;
import datapunk.lake.web.WebRig.Reply;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadVerticleTest {
    private static final Map<String, String> ANNA = Map.of("Authorization", "Bearer " + WebRig.TOKEN);
    private static final int LIMIT = 4_000_000;

    @TempDir
    static Path folder;

    private static WebRig rig;
    private static final Random RANDOM = new Random(7);

    @BeforeAll
    static void start() {
        rig = new WebRig(folder, false, LIMIT);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        rig.started.clear();
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Reply patch(String hash, long offset, byte[] bytes, int from, int to) {
        return rig.send(
                HttpMethod.PATCH,
                "/api/uploads/" + hash + "?offset=" + offset,
                ANNA,
                Buffer.buffer(Arrays.copyOfRange(bytes, from, to)));
    }

    private static String where(String hash) {
        Reply head = rig.send(HttpMethod.HEAD, "/api/uploads/" + hash, ANNA, Buffer.buffer());
        assertEquals(200, head.status());
        return head.headers().get("Upload-Offset");
    }

    private static Reply take(String hash, String name) {
        var upload = new JsonObject().put("sha256", hash).put("name", name);
        return rig.send(
                HttpMethod.POST,
                "/api/imports",
                ANNA,
                new JsonObject().put("uploads", new JsonArray().add(upload)).toBuffer());
    }

    @Test
    void anUploadGoesOnWhereItStoppedAndIsImportedOnceVerified() throws IOException {
        byte[] file = bytes(3_000_000);
        String hash = WebRig.sha256(file);
        assertEquals("0", where(hash));
        Reply first = patch(hash, 0, file, 0, 2_000_000);
        assertEquals(204, first.status());
        assertEquals("2000000", first.headers().get("Upload-Offset"));
        assertEquals("2000000", where(hash));
        assertEquals(204, patch(hash, 2_000_000, file, 2_000_000, 3_000_000).status());

        assertEquals(202, take(hash, "Takeout/Records.json").status());
        Given given = rig.started.getFirst().files().getFirst();
        assertEquals("Takeout/Records.json", given.name());
        assertEquals(folder.resolve("uploads").resolve(hash).resolve("Records.json"), given.path());
        assertArrayEquals(file, Files.readAllBytes(given.path()));
        assertEquals("3000000", where(hash));
        assertEquals(202, take(hash, "Records again.json").status());
        assertEquals(
                List.of(given.path()),
                rig.started.getLast().files().stream().map(Given::path).toList());
    }

    @Test
    void bytesForAnotherPlaceAreRefusedWithTheRightOne() {
        byte[] file = bytes(500_000);
        String hash = WebRig.sha256(file);
        patch(hash, 0, file, 0, 100);
        for (int wrong : new int[] {0, 99, 101}) {
            Reply reply = patch(hash, wrong, file, 0, file.length);
            assertEquals(409, reply.status());
            assertEquals("upload-offset", reply.json().getString("code"));
            assertEquals("100", reply.headers().get("Upload-Offset"));
        }
        assertEquals("100", where(hash));
    }

    @Test
    void aDamagedUploadIsRefusedAndStartsAgain() {
        byte[] file = bytes(1000);
        String hash = WebRig.sha256(file);
        file[500]++;
        patch(hash, 0, file, 0, 1000);
        Reply reply = take(hash, "Takeout.zip");
        assertEquals(422, reply.status());
        assertEquals("upload-damaged", reply.json().getString("code"));
        assertTrue(reply.json().getString("detail").contains("Takeout.zip"));
        assertTrue(rig.started.isEmpty());
        assertEquals("0", where(hash));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsWritten() {
        byte[] file = bytes(LIMIT + 1);
        String hash = WebRig.sha256(file);
        Reply reply = patch(hash, 0, file, 0, file.length);
        assertEquals(413, reply.status());
        assertEquals("upload-too-large", reply.json().getString("code"));
        assertEquals("0", where(hash));
        assertEquals(413, patch(hash, 999_999_999_999_999L, file, 0, 1).status());
    }

    @Test
    void whatWasNeverSentCannotBeImported() {
        assertEquals(404, take("b".repeat(64), "Takeout.zip").status());
    }

    @Test
    void malformedUploadsSayWhatToSend() {
        String hash = "c".repeat(64);
        assertEquals(
                400,
                rig.send(HttpMethod.PATCH, "/api/uploads/" + hash, ANNA, Buffer.buffer("x"))
                        .status());
        assertEquals(400, patch(hash, -1, new byte[1], 0, 1).status());
        assertEquals(400, patch("not-a-hash", 0, new byte[1], 0, 1).status());
        assertEquals(
                400,
                rig.send(HttpMethod.HEAD, "/api/uploads/..%2f..%2fetc", ANNA, Buffer.buffer())
                        .status());
    }

    @Test
    void aStretchWithoutLengthIsRefused() {
        Reply reply = rig.onContext(() -> rig.vertx
                .createHttpClient()
                .request(HttpMethod.PATCH, rig.port(), "127.0.0.1", "/api/uploads/" + "d".repeat(64) + "?offset=0")
                .compose(request -> {
                    request.putHeader("Authorization", "Bearer " + WebRig.TOKEN).setChunked(true);
                    request.write(Buffer.buffer("abc"));
                    request.end();
                    return request.response();
                })
                .compose(response ->
                        response.body().map(body -> new Reply(response.statusCode(), response.headers(), body))));
        assertEquals(411, reply.status());
        assertEquals("length-missing", reply.json().getString("code"));
    }

    @Test
    void aBodyWaitsForASlowSignIn() throws IOException {
        try (var fresh = new WebRig(Files.createDirectories(folder.resolve("fresh")), false, LIMIT)) {
            byte[] file = bytes(2_000_000);
            String path = "/api/uploads/" + WebRig.sha256(file) + "?offset=0";
            assertEquals(
                    204,
                    fresh.send(HttpMethod.PATCH, path, ANNA, Buffer.buffer(file))
                            .status());
            assertEquals(1, fresh.accountsSearched.get());
        }
        try (var fresh = new WebRig(folder.resolve("fresh"), false, LIMIT)) {
            Buffer body = Buffer.buffer("{\"paths\":[\"/a\"]}");
            assertEquals(
                    403, fresh.send(HttpMethod.POST, "/api/imports", ANNA, body).status());
            assertEquals(1, fresh.accountsSearched.get());
        }
    }

    @Test
    void twoRequestsCannotWriteTheSameFile() {
        byte[] file = bytes(1000);
        String hash = WebRig.sha256(file);
        Promise<Void> second = Promise.promise();
        var slow = rig.vertx
                .createHttpClient()
                .request(HttpMethod.PATCH, rig.port(), "127.0.0.1", "/api/uploads/" + hash + "?offset=0")
                .compose(request -> {
                    request.putHeader("Authorization", "Bearer " + WebRig.TOKEN).putHeader("Content-Length", "1000");
                    return request.write(Buffer.buffer(file).getBuffer(0, 500))
                            .compose(sent -> second.future())
                            .compose(go -> request.end(Buffer.buffer(file).getBuffer(500, 1000)))
                            .compose(sent -> request.response());
                });
        until(() -> Files.exists(folder.resolve("uploads").resolve(hash + ".part")));
        Reply busy = patch(hash, 0, file, 0, 1000);
        assertEquals(409, busy.status());
        assertEquals("upload-busy", busy.json().getString("code"));
        second.complete();
        assertEquals(204, WebRig.await(slow).statusCode());
        assertEquals("1000", where(hash));
    }

    @Test
    void aDiskThatFillsUpWhileWritingIsNamed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full");
        byte[] file = bytes(300_000);
        String hash = WebRig.sha256(file);
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("uploads")).resolve(hash + ".part"), full);
        Reply reply = patch(hash, 0, file, 0, file.length);
        assertEquals(507, reply.status());
        assertEquals("disk-full", reply.json().getString("code"));
        assertEquals("0", where(hash));
        Files.delete(folder.resolve("uploads").resolve(hash + ".part"));
    }

    @Test
    void aBrokenConnectionKeepsWhatCame() {
        byte[] file = bytes(1000);
        String hash = WebRig.sha256(file);
        Path part = folder.resolve("uploads").resolve(hash + ".part");
        var client = rig.vertx.createHttpClient();
        var request = WebRig.await(
                client.request(HttpMethod.PATCH, rig.port(), "127.0.0.1", "/api/uploads/" + hash + "?offset=0"));
        request.putHeader("Authorization", "Bearer " + WebRig.TOKEN).putHeader("Content-Length", "1000");
        WebRig.await(request.write(Buffer.buffer(file).getBuffer(0, 500)));
        until(() -> Files.exists(part) && Files.size(part) == 500);
        WebRig.await(request.connection().close());
        until(() -> patch(hash, 500, file, 500, 1000).status() == 204);
        assertEquals(202, take(hash, "a.bin").status());
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void until(Check check) {
        long end = System.nanoTime() + 10_000_000_000L;
        try {
            while (!check.holds()) {
                assertTrue(System.nanoTime() < end, "it never came about");
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
