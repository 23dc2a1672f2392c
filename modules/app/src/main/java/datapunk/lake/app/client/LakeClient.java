package datapunk.lake.app.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lake that runs on this machine, seen through its API. Calls wait for the answer. */
public final class LakeClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final String key;

    /** The lake on this port. @param key token that lets in */
    public LakeClient(int port, String key) {
        this(URI.create("http://127.0.0.1:" + port), key);
    }

    /** The lake at this address. @param key token that lets in */
    public LakeClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Begins an import of files and folders on this machine. @return its id */
    public String startImport(List<Path> paths) {
        var files = new JsonArray();
        paths.forEach(path -> files.add(path.toAbsolutePath().normalize().toString()));
        return send("POST", "/api/imports", new JsonObject().put("paths", files))
                .getString("id");
    }

    /** Begins an import of the bundled sample. @return its id */
    public String startSample() {
        return send("POST", "/api/imports/sample", new JsonObject()).getString("id");
    }

    /** The ledger of an import. */
    public JsonObject ledger(String id) {
        return send("GET", "/api/imports/" + id, null);
    }

    /** All imports, newest first. */
    public JsonArray imports() {
        return send("GET", "/api/imports", null).getJsonArray("imports");
    }

    /** Quarantined records of an import. */
    public JsonObject rejects(String id, int limit) {
        return send("GET", "/api/imports/" + id + "/rejects?limit=" + limit, null);
    }

    /** Asks a running import to stop; what it has committed is kept. */
    public void cancel(String id) {
        send("POST", "/api/imports/" + id + "/cancel", new JsonObject());
    }

    /** Undoes an import. @return what the lake answers */
    public JsonObject undo(String id) {
        return send("DELETE", "/api/imports/" + id, null);
    }

    /** How all parts are. */
    public JsonObject health() {
        return send("GET", "/health/ready", null);
    }

    /** How much there is of what. */
    public JsonObject summary() {
        return send("GET", "/api/summary", null);
    }

    /** How the cache is. */
    public JsonObject cache() {
        return send("GET", "/api/cache", null);
    }

    /** Changes a region of the cache. @return the region */
    public JsonObject configureRegion(String name, JsonObject change) {
        return send("PATCH", "/api/cache/regions/" + encoded(name), change);
    }

    /** Turns loading ahead on or off. @return the warmer */
    public JsonObject switchWarmer(boolean on) {
        return send("PATCH", "/api/cache/warmer", new JsonObject().put("on", on));
    }

    /** Why the answer to a question is cached. @param path its address in the API */
    public JsonObject whyCached(String path) {
        return send("GET", "/api/cache/why?path=" + encoded(path), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** News from the lake as they come, until the result is closed. */
    public LiveFeed listen(LiveFeed.Listener listener) {
        return LiveFeed.open(http, base.resolve("/ws"), key, listener);
    }

    private JsonObject send(String method, String path, @Nullable JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(15))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonObject answer = response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
            boolean health = path.startsWith("/health");
            if (response.statusCode() >= 400 && !health) {
                throw new LakeClientException(
                        answer.getString("detail", "The lake answered " + response.statusCode()),
                        response.headers().firstValue("Retry-After").isPresent());
            }
            return answer;
        } catch (IOException e) {
            throw new LakeClientException(
                    "The lake does not answer on port " + base.getPort() + "; is it running?", false);
        } catch (DecodeException e) {
            throw new LakeClientException("What answers on port " + base.getPort() + " is not a lake.", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeClientException("Interrupted.", false);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
