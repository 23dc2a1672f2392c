package datapunk.lake.bench.process;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A lake started from its jar as a process of its own, asked through its API. */
public final class LakeProcess implements AutoCloseable {
    private static final Set<String> RUNNING = Set.of("queued", "running", "waiting");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    public static LakeProcess start(Path jar, List<String> flags, Path data, Map<String, String> settings)
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
        Path note = data.resolve("run/server.properties");
        Files.deleteIfExists(note);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            while (!Files.exists(note)) {
                if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the lake did not start: " + Files.readString(data.resolve("bench.out")));
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
        double ready = (System.nanoTime() - begun) / 1e9;
        var properties = new Properties();
        try (var in = Files.newBufferedReader(note)) {
            properties.load(in);
        }
        return new LakeProcess(
                process, Integer.parseInt(properties.getProperty("port")), properties.getProperty("key"), ready);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Seconds from its start until it answered. */
    public double readySeconds() {
        return readySeconds;
    }

    /** The secret that lets this machine's owner in. */
    public String key() {
        return key;
    }

    /** Imports a file of this machine and waits to the end. @return the ledger */
    public JsonObject load(Path file) throws IOException, InterruptedException {
        var body = new JsonObject().put("paths", new JsonArray().add(file.toString()));
        return follow(
                key,
                send("POST", "/api/imports", key, BodyPublishers.ofString(body.encode()))
                        .body());
    }

    /** Puts a file where uploads go, as the page would; not part of what is measured. @return its hash */
    public String upload(Path file, String token) throws IOException, InterruptedException {
        String hash = sha256(file);
        send("PATCH", "/api/uploads/" + hash + "?offset=0", token, BodyPublishers.ofFile(file));
        return hash;
    }

    /** Imports an uploaded file and waits to the end. @return the ledger */
    public JsonObject loadUpload(String hash, String name, String token) throws IOException, InterruptedException {
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
    public JsonObject json(String path, String token) throws IOException, InterruptedException {
        return new JsonObject(
                Buffer.buffer(send("GET", path, token, BodyPublishers.noBody()).body()));
    }

    /** Seconds until the whole answer is there. */
    public double seconds(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        send("GET", path, key, BodyPublishers.noBody());
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The metrics page. */
    public String metrics() throws IOException, InterruptedException {
        return new String(send("GET", "/metrics", key, BodyPublishers.noBody()).body());
    }

    /** Whether its process is there, be it stopped or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends it a signal by name, such as STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        http.shutdownNow();
    }

    /**
     * Asks for any answer, also one that is a failure.
     *
     * @param headers names and values in turn
     */
    public CompletableFuture<HttpResponse<byte[]>> ask(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", "identity")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray());
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
