package datapunk.lake.bench.coherence;

import datapunk.lake.bench.coherence.Disturbance.Hints;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How old the answers of three lakes were, and how often they loaded one key.
 *
 * @param seed of all that was drawn by lot
 * @param writes imports and undos
 * @param rows one for each disturbance that came
 * @param lags after so long 99 of 100 writes were seen at every other lake, by what became of hints, milliseconds
 * @param wrong answers that show a state which never was, as text
 * @param failed requests that got no answer although their lake was there, as text
 * @param ownWritesAsked how often another lake was asked with the generation of a write
 * @param ownWritesMissed how often it did not show that write
 * @param cold loads of one key, 300 requests
 */
public record CoherenceReport(
        long seed,
        int writes,
        List<Row> rows,
        Map<Hints, Double> lags,
        List<String> wrong,
        List<String> failed,
        int ownWritesAsked,
        int ownWritesMissed,
        Cold cold) {
    public CoherenceReport {
        rows = List.copyOf(rows);
        lags = Map.copyOf(lags);
        wrong = List.copyOf(wrong);
        failed = List.copyOf(failed);
    }

    /**
     * What was seen under one disturbance.
     *
     * @param reads answers
     * @param stale answers that miss something which was committed before they were asked for
     * @param maxMillis how old the oldest of these was
     * @param lagP99Millis after so long 99 of 100 writes were seen at every other lake
     */
    public record Row(Disturbance what, long reads, long stale, double maxMillis, double lagP99Millis) {}

    /**
     * How often one key was loaded when 300 people asked three lakes for it.
     *
     * @param loads with Redis
     * @param loadsWithoutRedis while Redis is away
     * @param loadsHolderHung while the lake that loads first is stopped
     * @param failed requests without an answer in all of it
     */
    public record Cold(long loads, long loadsWithoutRedis, long loadsHolderHung, int failed) {}

    /** The oldest answer under disturbances that do this to hints, milliseconds. */
    public double staleMaxMillis(Hints hints) {
        return rows.stream()
                .filter(row -> row.what().hints() == hints)
                .mapToDouble(Row::maxMillis)
                .max()
                .orElse(0);
    }

    /** After so long 99 of 100 writes were seen everywhere under such disturbances, milliseconds. */
    public double lagP99Millis(Hints hints) {
        return lags.getOrDefault(hints, 0.0);
    }

    /** All of it for programs. */
    public JsonObject json() {
        var each = new JsonArray();
        rows.forEach(row -> each.add(new JsonObject()
                .put("disturbance", row.what().label())
                .put("reads", row.reads())
                .put("stale", row.stale())
                .put("stale_max_ms", rounded(row.maxMillis()))
                .put("lag_p99_ms", rounded(row.lagP99Millis()))));
        return new JsonObject()
                .put("seed", seed)
                .put("writes", writes)
                .put("reads", rows.stream().mapToLong(Row::reads).sum())
                .put("stale_max_ms_with_hints", rounded(staleMaxMillis(Hints.ALL)))
                .put("stale_p99_ms_with_hints", rounded(lagP99Millis(Hints.ALL)))
                .put("stale_max_ms_hints_lost", rounded(staleMaxMillis(Hints.LOST)))
                .put("stale_max_ms_without_redis", rounded(staleMaxMillis(Hints.NONE)))
                .put("stale_p99_ms_without_redis", rounded(lagP99Millis(Hints.NONE)))
                .put("own_writes_asked", ownWritesAsked)
                .put("own_writes_missed", ownWritesMissed)
                .put("wrong_answers", wrong.size())
                .put("failed_reads", failed.size())
                .put("cold_key_loads", cold.loads())
                .put("cold_key_loads_without_redis", cold.loadsWithoutRedis())
                .put("cold_key_loads_holder_hung", cold.loadsHolderHung())
                .put("cold_key_failed", cold.failed())
                .put("disturbances", each);
    }

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }

    /** A table for people. */
    public String table() {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "%-14s %8s %8s %12s %12s%n", "disturbance", "reads", "stale", "oldest ms", "lag p99 ms"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %8d %8d %12.0f %12.0f%n",
                    row.what().label(),
                    row.reads(),
                    row.stale(),
                    row.maxMillis(),
                    row.lagP99Millis()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%d writes; own writes missed %d of %d; wrong answers %d; failed reads %d%n"
                                + "loads of one cold key for 300 requests: %d; Redis away %d; holder hung %d; failed %d%n",
                        writes,
                        ownWritesMissed,
                        ownWritesAsked,
                        wrong.size(),
                        failed.size(),
                        cold.loads(),
                        cold.loadsWithoutRedis(),
                        cold.loadsHolderHung(),
                        cold.failed()))
                .toString();
    }
}
