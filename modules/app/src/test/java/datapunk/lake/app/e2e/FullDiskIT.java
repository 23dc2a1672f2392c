package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload onto a disk that is full: a small one of its own, which only root can make. */
class FullDiskIT {
    private static final int FIRST = 4 << 20;

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void whatHasArrivedIsKeptAndTheRestFollowsWhenThereIsRoom()
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path disk = Files.createDirectories(folder.resolve("data/uploads"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=70m", "lake-test", disk.toString()), "no right to mount");
        try (var lake = LakeUnderTest.fresh(folder.resolve("data"))) {
            byte[] file = Takeout.records(0, 75_000).getBytes(StandardCharsets.UTF_8);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            assertEquals(204, send(lake, hash, file, 0, FIRST).statusCode());
            HttpResponse<String> full = send(lake, hash, file, FIRST, file.length);
            assertEquals(507, full.statusCode(), full::body);
            assertTrue(full.body().contains("disk-full"), full::body);
            assertEquals(FIRST, offset(lake, hash));

            assertTrue(run("mount", "-o", "remount,size=200m", disk.toString()));
            assertEquals(204, send(lake, hash, file, FIRST, file.length).statusCode());
            var uploaded = new JsonObject()
                    .put("uploads", List.of(new JsonObject().put("sha256", hash).put("name", "Records.json")));
            HttpResponse<String> begun = http.send(
                    lake.request("/api/imports")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(uploaded.encode()))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(202, begun.statusCode(), begun::body);
            JsonObject ledger = lake.ended(new JsonObject(begun.body()).getString("id"));
            assertEquals(75_000, ledger.getLong("stored"));
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private HttpResponse<String> send(LakeUnderTest lake, String hash, byte[] file, int from, int to)
            throws IOException, InterruptedException {
        var request = lake.request("/api/uploads/" + hash + "?offset=" + from)
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(file, from, to - from))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private long offset(LakeUnderTest lake, String hash) throws IOException, InterruptedException {
        var request = lake.request("/api/uploads/" + hash).HEAD().build();
        return http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElse(-1);
    }

    /** Whether a program of the system did what it should. */
    private static boolean run(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
