package datapunk.lake.web.live;

import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.ingest.IngestDoors.Stages;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Period;
import datapunk.lake.web.api.LedgerJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;

/** The text frames of the WebSocket. */
final class Frames {
    static final String PONG = frame("pong").encode();

    private Frames() {}

    private static JsonObject frame(String type) {
        return new JsonObject().put("type", type);
    }

    static String hello(Collection<Progress> running) {
        var imports = new JsonArray();
        running.forEach(progress -> imports.add(put(new JsonObject(), progress)));
        return frame("hello").put("imports", imports).encode();
    }

    static String progress(Progress progress) {
        return put(frame("progress"), progress).encode();
    }

    static String finished(Ledger ledger, long now) {
        return frame("finished").put("ledger", LedgerJson.of(ledger, now)).encode();
    }

    /** @param days changed days; an empty period when only what has no time changed */
    static String changed(long generation, Period days) {
        boolean timeless = days.from() >= days.to();
        return frame("changed")
                .put("generation", generation)
                .put(
                        "from",
                        timeless ? null : LocalDate.ofEpochDay(days.firstDay()).toString())
                .put("to", timeless ? null : LocalDate.ofEpochDay(days.endDay()).toString())
                .encode();
    }

    private static JsonObject put(JsonObject json, Progress p) {
        Stages s = p.stages();
        json.put("id", p.id().toString())
                .put("status", LedgerJson.status(p.status()))
                .put("file", p.file())
                .put("bytes", p.bytes())
                .put("totalBytes", p.totalBytes())
                .put("records", p.records())
                .put("recordsPerSecond", finite(p.recordsPerSecond()))
                .put("etaSeconds", finite(p.etaSeconds()))
                .put(
                        "stages",
                        new JsonObject()
                                .put("read", s.read())
                                .put("validate", s.validate())
                                .put("transform", s.transform())
                                .put("enrich", s.enrich())
                                .put("cache", s.cache())
                                .put("persist", s.persist())
                                .put("index", s.index()));
        LedgerJson.put(json, p.counts());
        return json;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : -1;
    }
}
