package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** The account of an import without what differs from run to run (ids, times). */
final class Balance {
    private static final List<String> NUMBERS = List.of("read", "stored", "duplicate", "superseded", "rejected");

    private Balance() {}

    /** The lines of the ledger. */
    static List<JsonObject> files(JsonObject ledger) {
        return ledger.getJsonArray("files").stream().map(JsonObject.class::cast).toList();
    }

    /** The line of a path that ends so. */
    static JsonObject file(JsonObject ledger, String end) {
        return files(ledger).stream()
                .filter(f -> f.getString("path").endsWith(end))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + end + " in " + ledger.encodePrettily()));
    }

    /** Everything countable, to compare two runs. */
    static String of(JsonObject ledger) {
        var text = new StringBuilder(ledger.getString("status"));
        for (JsonObject file : files(ledger)) {
            text.append('\n').append(file.encode());
        }
        return text.toString();
    }

    /** Every line, and the sum of all, balances. */
    static void check(JsonObject ledger) {
        files(ledger).forEach(Balance::line);
        line(ledger);
        for (String name : NUMBERS) {
            long sum = files(ledger).stream().mapToLong(f -> f.getLong(name)).sum();
            assertEquals(sum, ledger.getLong(name), name);
        }
    }

    private static void line(JsonObject counts) {
        long sum = NUMBERS.stream().skip(1).mapToLong(counts::getLong).sum();
        assertEquals(counts.getLong("read"), sum, counts::encode);
        if (counts.containsKey("path")) {
            long named = counts.getJsonArray("rejects").stream()
                    .mapToLong(r -> ((JsonObject) r).getLong("count"))
                    .sum();
            assertEquals(counts.getLong("rejected"), named, counts::encode);
        }
    }
}
