package datapunk.lake.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A lake started from its jar as a process of its own, asked through its API. */
final class LakeProcess implements AutoCloseable {
    private static final Set<String> RUNNING = Set.of("queued", "running", "waiting");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Process process;
    private final int port;
    private final String key;
    private final double readySeconds;

    private LakeProcess(Process process, int port, String key, double readySeconds) {
        this.process = process;
        this.port = port;
        this.key = key;
        this.readySeconds = readySeconds;
    }

    /** Starts the jar on a data folder against a database and waits until it is ready. */
    static LakeProcess start(Path jar, List<String> flags, Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        flags.stream(),
                        Stream.of("-jar", jar.toString(), "up"))
                .flatMap(s -> s)
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(data.resolve("bench.out").toFile());
        builder.environment().put("LAKE_DATA", data.toString());
        builder.environment().put("LAKE_PORT", "0");
        builder.environment().putAll(settings);
        long begun = System.nanoTime();
        Process process = builder.start();
        Path note = data.resolve("run/server.properties");
        Files.deleteIfExists(note);
        while (!Files.exists(note)) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new IOException("the lake did not start: " + Files.readString(data.resolve("bench.out")));
            }
        }
        double ready = (System.nanoTime() - begun) / 1e9;
        var properties = new Properties();
        try (var in = Files.newBufferedReader(note)) {
            properties.load(in);
        }
        return new LakeProcess(
                process, Integer.parseInt(properties.getProperty("port")), properties.getProperty("key"), ready);
    }

    long pid() {
        return process.pid();
    }

    double readySeconds() {
        return readySeconds;
    }

    String key() {
        return key;
    }

    /** Imports a file of this machine and waits to the end. @return the ledger */
    JsonObject load(Path file) throws IOException, InterruptedException {
        var body = new JsonObject().put("paths", new JsonArray().add(file.toString()));
        return follow(
                key,
                send("POST", "/api/imports", key, BodyPublishers.ofString(body.encode()))
                        .body());
    }

    /** Puts a file where uploads go, as the page would; not part of what is measured. @return its hash */
    String upload(Path file, String token) throws IOException, InterruptedException {
        String hash = sha256(file);
        send("PATCH", "/api/uploads/" + hash + "?offset=0", token, BodyPublishers.ofFile(file));
        return hash;
    }

    /** Imports an uploaded file and waits to the end. @return the ledger */
    JsonObject loadUpload(String hash, String name, String token) throws IOException, InterruptedException {
        String body = "{\"uploads\":[{\"sha256\":\"" + hash + "\",\"name\":\"" + name + "\"}]}";
        return follow(
                token,
                send("POST", "/api/imports", token, BodyPublishers.ofString(body))
                        .body());
    }

    private JsonObject follow(String token, byte[] started) throws IOException, InterruptedException {
        String id = new JsonObject(Buffer.buffer(started)).getString("id");
        while (true) {
            JsonObject ledger = json("/api/imports/" + id, token);
            if (!RUNNING.contains(ledger.getString("status"))) {
                return ledger;
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    /** A JSON answer. */
    JsonObject json(String path, String token) throws IOException, InterruptedException {
        return new JsonObject(
                Buffer.buffer(send("GET", path, token, BodyPublishers.noBody()).body()));
    }

    /** Seconds until the whole answer is there. */
    double seconds(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        send("GET", path, key, BodyPublishers.noBody());
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The metrics page. */
    String metrics() throws IOException, InterruptedException {
        return new String(send("GET", "/metrics", key, BodyPublishers.noBody()).body());
    }

    private HttpResponse<byte[]> send(String method, String path, String token, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(30))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Encoding", path.startsWith("/api/tiles/") ? "gzip" : "identity")
                .header("Content-Type", method.equals("PATCH") ? "application/octet-stream" : "application/json")
                .method(method, body)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            throw new IOException(
                    method + " " + path + ": " + response.statusCode() + " " + new String(response.body()));
        }
        return response;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        http.shutdownNow();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
