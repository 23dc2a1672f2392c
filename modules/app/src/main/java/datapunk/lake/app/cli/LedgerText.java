package datapunk.lake.app.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
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
        out.say(String.format(
                Locale.ROOT,
                "Import %s: %s%s",
                ledger.getString("id"),
                ledger.getString("status"),
                Boolean.TRUE.equals(ledger.getBoolean("sample")) ? " (sample)" : ""));
        if (ledger.getString("message") != null) {
            out.say("  " + ledger.getString("message"));
        }
        out.say(String.format(
                Locale.ROOT,
                "  %12s = %12s + %12s + %12s + %12s",
                "read",
                "stored",
                "duplicate",
                "superseded",
                "rejected"));
        for (Object o : ledger.getJsonArray("files")) {
            if (o instanceof JsonObject file && (file.getLong("read") > 0 || file.getString("message") != null)) {
                print(out, file, file.getString("path") + "  [" + file.getString("format") + "]");
            }
        }
        print(out, ledger, "all files");
    }

    private static void print(Terminal out, JsonObject counts, String name) {
        out.say(String.format(
                Locale.ROOT,
                "  %,12d = %,12d + %,12d + %,12d + %,12d  %s",
                counts.getLong("read"),
                counts.getLong("stored"),
                counts.getLong("duplicate"),
                counts.getLong("superseded"),
                counts.getLong("rejected"),
                name));
        if (counts.containsKey("path") && counts.getString("message") != null) {
            out.say("  ".repeat(35) + counts.getString("message"));
        }
        JsonArray rejects = counts.getJsonArray("rejects", new JsonArray());
        for (Object o : rejects) {
            if (o instanceof JsonObject reject) {
                out.say(String.format(
                        Locale.ROOT, "  %70s  %,d × %s", "", reject.getLong("count"), reject.getString("reason")));
            }
        }
    }
}
