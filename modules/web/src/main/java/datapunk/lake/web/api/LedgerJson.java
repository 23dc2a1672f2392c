package datapunk.lake.web.api;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.Ledger.FileLine;
import datapunk.lake.bus.store.StoreDoors.Reject;
import datapunk.lake.bus.store.StoreDoors.Rejects;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The account of an import as JSON. */
public final class LedgerJson {
    private LedgerJson() {}

    /** One ledger. @param now UTC milliseconds, for how long a running import has been at it */
    public static JsonObject of(Ledger ledger, long now) {
        long end = ledger.finished().orElse(Math.max(now, ledger.started()));
        var json = new JsonObject()
                .put("id", ledger.id().toString())
                .put("status", status(ledger.status()))
                .put("sample", ledger.sample())
                .put("started", Instant.ofEpochMilli(ledger.started()).toString())
                .put(
                        "finished",
                        ledger.finished()
                                .map(t -> Instant.ofEpochMilli(t).toString())
                                .orElse(null))
                .put("seconds", (end - ledger.started()) / 1000.0)
                .put("message", ledger.message().orElse(null));
        put(json, ledger.files().stream().map(FileLine::counts).reduce(Counts.ZERO, Counts::plus));
        var files = new JsonArray();
        ledger.files().forEach(line -> files.add(of(line)));
        return json.put("files", files);
    }

    /** How something stands, in lower case. */
    public static String status(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Puts the balance into an object. */
    public static void put(JsonObject json, Counts counts) {
        json.put("read", counts.read())
                .put("stored", counts.stored())
                .put("duplicate", counts.duplicate())
                .put("superseded", counts.superseded())
                .put("rejected", counts.rejected());
    }

    private static JsonObject of(FileLine line) {
        var json = new JsonObject()
                .put("path", line.path())
                .put("format", line.format())
                .put("status", status(line.status()));
        put(json, line.counts());
        return json.put("rejects", reasons(line.rejects()))
                .put("elements", sorted(line.elements()))
                .put("observations", sorted(line.observations()))
                .put("partial", line.partial())
                .put("message", line.message().orElse(null))
                .put("bytes", line.bytes());
    }

    private static JsonArray reasons(Map<String, Long> rejects) {
        var array = new JsonArray();
        rejects.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e ->
                        array.add(new JsonObject().put("reason", e.getKey()).put("count", e.getValue())));
        return array;
    }

    private static JsonObject sorted(Map<String, Long> counts) {
        var json = new JsonObject();
        new TreeMap<>(counts).forEach(json::put);
        return json;
    }

    static JsonObject of(Rejects page) {
        var rejects = new JsonArray();
        for (Reject r : page.rejects()) {
            rejects.add(new JsonObject()
                    .put("path", r.path())
                    .put("reason", r.reason())
                    .put("field", r.field())
                    .put("position", r.position())
                    .put("fragment", r.fragment()));
        }
        return new JsonObject().put("rejects", rejects).put("total", page.total());
    }
}
