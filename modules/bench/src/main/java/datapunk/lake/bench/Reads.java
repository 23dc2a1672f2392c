package datapunk.lake.bench;

import datapunk.lake.bench.process.LakeProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** How long answers take through HTTP: each kind warmed up, then measured over distinct questions. */
final class Reads {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 2000;
    /** Most rows that a question may ask for; asking for fewer makes it another question. */
    private static final int LIMIT = 50_000;

    private Reads() {}

    /** A question by number; different numbers give answers that no cache holds yet. */
    private interface Path {
        String of(int i);
    }

    static void measure(LakeProcess lake, JsonObject result, Consumer<String> out)
            throws IOException, InterruptedException {
        JsonObject summary = lake.json("/api/summary", lake.key());
        LocalDate first = LocalDate.parse(summary.getString("first").substring(0, 10));
        LocalDate last = LocalDate.parse(summary.getString("last").substring(0, 10));
        int days = (int) (last.toEpochDay() - first.toEpochDay());
        String city = busiest(lake, 12);
        String all = "&to=" + last.plusYears(1);
        p95(lake, result, out, "world_tile_uncached_ms", i -> "/api/tiles/0/0/0.mvt?from=" + ago(first, i) + all);
        p95(lake, result, out, "city_tile_uncached_ms", i -> "/api/tiles/" + city + ".mvt?from=" + ago(first, i) + all);
        p95(lake, result, out, "world_tile_cached_ms", i -> "/api/tiles/0/0/0.mvt");
        p95(lake, result, out, "city_tile_cached_ms", i -> "/api/tiles/" + city + ".mvt");
        p95(lake, result, out, "day_ms", i -> points(first.plusDays(i % days), 1, i));
        p95(lake, result, out, "thirty_days_ms", i -> points(first.plusDays(i % (days - 30)), 30, i));
    }

    private static String points(LocalDate from, int days, int i) {
        return "/api/points?limit=" + (LIMIT - i) + "&from=" + from + "&to=" + from.plusDays(days);
    }

    /** A day before anything was stated, so that the question is new and its answer is that of all time. */
    private static LocalDate ago(LocalDate first, int i) {
        return first.withDayOfMonth(1).minusMonths(i + 1L);
    }

    private static void p95(LakeProcess lake, JsonObject result, Consumer<String> out, String name, Path path)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            lake.seconds(path.of(ROUNDS + i));
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(lake.seconds(path.of(i)) * 1000);
        }
        times.sort(Double::compare);
        double p50 = times.get(ROUNDS / 2);
        double p95 = times.get(ROUNDS * 95 / 100);
        result.put(name, Math.round(p95 * 100) / 100.0);
        out.accept(String.format(Locale.ROOT, "%-26s p50 %6.2f  p95 %6.2f", name, p50, p95));
    }

    /** The tile of a zoom with the most fixes, found by going down from the world. */
    private static String busiest(LakeProcess lake, int zoom) throws IOException, InterruptedException {
        JsonObject summary = lake.json("/api/summary", lake.key());
        var rows = lake.json("/api/points?limit=20000", lake.key()).getJsonArray("rows");
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            double lon = rows.getJsonArray(i).getDouble(1);
            double lat = rows.getJsonArray(i).getDouble(2);
            double sin = Math.sin(Math.toRadians(lat));
            int x = (int) ((lon + 180) / 360 * (1 << zoom));
            int y = (int) ((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * (1 << zoom));
            counts.merge(zoom + "/" + x + "/" + y, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IOException("no fixes: " + summary.encode()))
                .getKey();
    }
}
