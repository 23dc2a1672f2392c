package datapunk.lake.web.api;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import datapunk.lake.web.upload.UploadName;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of POST /api/imports hands in. */
sealed interface Handed {
    /** Files or folders of this machine. */
    record Paths(List<Given> given) implements Handed {}

    /** Files that were uploaded before. */
    record Uploaded(List<Uploads.Sent> files) implements Handed {}

    int MOST = 10_000;
    String FORM =
            "Send {\"uploads\": [{\"sha256\": \"…\", \"name\": \"…\"}]} or, from this machine, {\"paths\": [\"/…\"]}.";

    /** Reads a body; fault {@code body-malformed}. */
    static Handed of(@Nullable Buffer body) {
        try {
            var json = new JsonObject(body == null ? Buffer.buffer() : body);
            boolean byPath = json.containsKey("paths");
            if (byPath == json.containsKey("uploads")) {
                throw malformed(FORM);
            }
            JsonArray items = json.getJsonArray(byPath ? "paths" : "uploads");
            if (items == null || items.isEmpty() || items.size() > MOST) {
                throw malformed("Hand in 1 to " + MOST + " files at once. " + FORM);
            }
            return byPath ? new Paths(paths(items)) : new Uploaded(uploads(items));
        } catch (DecodeException | ClassCastException e) {
            throw malformed(FORM);
        }
    }

    private static List<Given> paths(JsonArray items) {
        var given = new ArrayList<Given>();
        for (Object item : items) {
            given.add(path((String) item));
        }
        return given;
    }

    private static Given path(@Nullable String text) {
        try {
            Path path = Path.of(text == null ? "" : text);
            if (path.isAbsolute()) {
                Path name = path.normalize().getFileName();
                return new Given(path.normalize(), name == null ? path.toString() : name.toString());
            }
        } catch (InvalidPathException e) {
            throw malformed("A path holds a character that no file can have.");
        }
        throw malformed("Paths must be absolute, unlike \"" + Params.brief(String.valueOf(text)) + "\".");
    }

    private static List<Uploads.Sent> uploads(JsonArray items) {
        var sent = new ArrayList<Uploads.Sent>();
        for (int i = 0; i < items.size(); i++) {
            JsonObject item = items.getJsonObject(i);
            if (item == null || !(item.getValue("sha256") instanceof String hash)) {
                throw malformed(FORM);
            }
            String name = item.getString("name", "");
            long bytes = item.getLong("bytes", -1L);
            sent.add(new Uploads.Sent(Uploads.hash(hash), UploadName.shown(name == null ? "" : name), bytes));
        }
        return sent;
    }

    private static RuntimeException malformed(String sentence) {
        return Fault.user("body-malformed", sentence).exception();
    }
}
