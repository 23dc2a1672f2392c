package datapunk.lake.app.show;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger for people: one line a file with its balance, beneath it what is to be said about the file. What was handed
 * in but holds nothing for the lake is told in one line, and so are more files than anybody would read.
 */
public final class LedgerTable {
    private static final List<String> COUNTS = List.of("read", "stored", "duplicate", "superseded", "rejected");
    private static final List<String> SIGNS = List.of("  ", " = ", " + ", " + ", " + ");
    private static final int ROWS = 60;
    private static final int NAMES = 3;
    private static final int LEAST_NAME = 16;

    private final JsonObject ledger;
    private final int width;
    private final List<JsonObject> rows = new ArrayList<>();
    private final List<JsonObject> unread = new ArrayList<>();
    private final JsonObject folded = new JsonObject();
    private final int[] columns = new int[COUNTS.size()];
    private final List<String> lines = new ArrayList<>();
    private int foldedFiles;

    private LedgerTable(JsonObject ledger, int width) {
        this.ledger = ledger;
        this.width = width;
    }

    /** Its lines. @param ledger as the API gives it @param width characters of a line */
    public static List<String> lines(JsonObject ledger, int width) {
        var table = new LedgerTable(ledger, width);
        table.sort();
        table.measure();
        table.head();
        if (!table.rows.isEmpty()) {
            table.body();
        }
        table.unread();
        return table.lines;
    }

    private void sort() {
        for (Object o : ledger.getJsonArray("files", new JsonArray())) {
            if (!(o instanceof JsonObject file)) {
                continue;
            }
            boolean remarkable = message(file) != null || !rejects(file).isEmpty();
            if (!file.getString("status", "").equals("failed")
                    && file.getString("format", "").equals("unknown")) {
                unread.add(file);
            } else if (rows.size() < ROWS && (remarkable || count(file, "read") > 0)) {
                rows.add(file);
            } else if (rows.size() >= ROWS) {
                foldedFiles++;
                COUNTS.forEach(c -> folded.put(c, count(folded, c) + count(file, c)));
            }
        }
    }

    private void measure() {
        for (int i = 0; i < columns.length; i++) {
            String name = COUNTS.get(i);
            columns[i] =
                    Math.max(name.length(), Amounts.number(count(ledger, name)).length());
        }
    }

    private void head() {
        String seconds = ledger.getValue("seconds") instanceof Number n && ledger.getString("finished") != null
                ? " in " + Amounts.seconds(n.doubleValue())
                : "";
        lines.add("Import " + ledger.getString("id") + ": " + ledger.getString("status") + seconds
                + (Boolean.TRUE.equals(ledger.getBoolean("sample")) ? " (sample)" : ""));
        String message = message(ledger);
        if (message != null && rows.stream().noneMatch(row -> message.equals(message(row)))) {
            lines.addAll(Amounts.wrap(message, "  ", width));
        }
    }

    private void body() {
        var names = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            names.append(SIGNS.get(i)).append(right(COUNTS.get(i), columns[i]));
        }
        lines.add(names.toString());
        for (JsonObject row : rows) {
            String format = row.getString("format", "");
            row(row, row.getString("path", ""), format.equals("unknown") ? "" : "  " + format);
        }
        if (foldedFiles > 0) {
            row(folded, Amounts.number(foldedFiles, "more file"), "");
        }
        if (rows.size() + foldedFiles != 1) {
            row(ledger.copy().putNull("message"), "all", "");
        }
    }

    private void unread() {
        if (unread.isEmpty()) {
            return;
        }
        var names = unread.stream()
                .limit(NAMES)
                .map(file -> name(file.getString("path", "")))
                .toList();
        String text = Amounts.number(unread.size(), "other file")
                + (unread.size() == 1
                        ? " was not read, being of another kind: "
                        : " were not read, being of other kinds: ")
                + String.join(", ", names)
                + (unread.size() > NAMES ? " …" : "");
        lines.addAll(Amounts.wrap(text, "  ", width));
    }

    private void row(JsonObject counts, String path, String format) {
        var line = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            line.append(SIGNS.get(i)).append(right(Amounts.number(count(counts, COUNTS.get(i))), columns[i]));
        }
        int room = Math.max(LEAST_NAME, width - line.length() - 2);
        String full = path + format;
        lines.add(line + "  " + (full.length() <= room ? Amounts.line(full, room) : Amounts.line(name(path), room)));
        if (message(counts) != null) {
            lines.addAll(Amounts.wrap(String.valueOf(message(counts)), "      ", width));
        }
        for (Object o : rejects(counts)) {
            if (o instanceof JsonObject reject) {
                lines.add("      rejected: " + Amounts.number(reject.getLong("count", 0L)) + " × "
                        + reject.getString("reason"));
            }
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonArray rejects(JsonObject file) {
        return file.getJsonArray("rejects", new JsonArray());
    }

    private static @Nullable String message(JsonObject of) {
        return of.getString("message");
    }

    private static long count(JsonObject of, String name) {
        return of.getLong(name, 0L);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
