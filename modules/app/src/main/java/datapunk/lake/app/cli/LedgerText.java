package datapunk.lake.app.cli;

import datapunk.lake.app.show.LedgerTable;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** A ledger as the API gives it, for people and for programs. */
final class LedgerText {
    private static final Set<String> FILE_FIELDS = Set.of(
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
            "partial",
            "message");

    private LedgerText() {}

    /** The one line that {@code --json} ends with. */
    static JsonObject json(JsonObject ledger) {
        var files = new JsonArray();
        for (Object o : ledger.getJsonArray("files")) {
            if (o instanceof JsonObject file) {
                JsonObject kept = file.copy();
                kept.fieldNames().retainAll(FILE_FIELDS);
                files.add(kept);
            }
        }
        return new JsonObject()
                .put("import", ledger.getString("id"))
                .put("seconds", ledger.getValue("seconds"))
                .put("files", files);
    }

    /** Whether a file could not be read at all. */
    static boolean anyUnreadable(JsonObject ledger) {
        boolean failed = "failed".equals(ledger.getString("status"));
        for (Object o : ledger.getJsonArray("files")) {
            failed |= o instanceof JsonObject file && "failed".equals(file.getString("status"));
        }
        return failed;
    }

    /** Prints the balance, file by file. */
    static void print(Terminal out, JsonObject ledger) {
        out.say("");
        LedgerTable.lines(ledger, out.width()).forEach(out::say);
    }
}
