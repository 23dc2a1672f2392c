package datapunk.lake.app.show;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the cache says of itself, for people: a verdict, a table, sentences. */
public final class CacheText {
    private static final String ROW = "  %-8s  %-11s  %-7s  %9s  %9s  %8s  %5s  %7s";
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private CacheText() {}

    /** All of it. @param cache as the API tells it @param width characters of a line */
    public static List<String> lines(JsonObject cache, int width) {
        var lines = new ArrayList<>(Amounts.wrap(cache.getString("verdict"), "", width));
        lines.add("");
        List<JsonObject> regions = objects(cache.getJsonArray("regions"));
        table(lines, regions);
        for (JsonObject region : regions) {
            if (region.getString("advice") != null) {
                lines.addAll(Amounts.wrap(region.getString("name") + ": " + region.getString("advice"), "  ", width));
            }
        }
        lines.add("");
        lines.addAll(warmer(cache.getJsonObject("warmer"), width));
        JsonObject node = cache.getJsonObject("node");
        lines.addAll(Amounts.wrap(
                "process " + node.getString("id") + ": "
                        + node.getJsonObject("redis").getString("detail"),
                "  ",
                width));
        for (Object notice : cache.getJsonArray("notices")) {
            lines.addAll(Amounts.wrap("Notice: " + notice, "  ", width));
        }
        return lines;
    }

    /** One region. @param region as the API tells it @param width characters of a line */
    public static List<String> region(JsonObject region, int width) {
        var lines = new ArrayList<String>();
        table(lines, List.of(region));
        return lines;
    }

    private static void table(List<String> lines, List<JsonObject> regions) {
        lines.add(row("region", "policy", "level", "in memory", "at most", "answers", "hits", "saved"));
        for (JsonObject region : regions) {
            Double hits = region.getDouble("hitRatio");
            lines.add(row(
                    region.getString("name"),
                    region.getString("policy"),
                    region.getString("level"),
                    bytes(region.getLong("bytes")),
                    bytes(region.getLong("boundBytes")),
                    Amounts.number(region.getLong("answers")),
                    hits == null ? "–" : String.format(Locale.ROOT, "%.0f %%", hits * 100),
                    String.format(Locale.ROOT, "%.1f s", region.getDouble("databaseSecondsSaved"))));
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    /** Loading ahead. @param warmer as the API tells it @param width characters of a line */
    public static List<String> warmer(JsonObject warmer, int width) {
        JsonObject control = warmer.getJsonObject("control");
        var lines = new ArrayList<>(Amounts.wrap(
                "warming " + warmer.getString("status") + ": " + warmer.getString("sentence"), "  ", width));
        if (warmer.getLong("loads") > 0) {
            lines.addAll(Amounts.wrap(
                    Amounts.number(warmer.getLong("loads"), "load") + " ahead, "
                            + Amounts.number(warmer.getLong("useful")) + " of use. " + control.getString("sentence"),
                    "  ",
                    width));
        }
        return lines;
    }

    /** Why an answer is cached. @param why as the API tells it @param width characters of a line */
    public static List<String> why(JsonObject why, int width) {
        var lines = new ArrayList<>(Amounts.wrap(
                why.getString("question") + " (" + why.getString("region") + "): " + why.getString("sentence"),
                "",
                width));
        for (JsonObject event : objects(why.getJsonArray("events"))) {
            String when = AT.format(Instant.parse(event.getString("at")));
            lines.addAll(Amounts.wrap(
                    when + "  " + event.getString("what") + ": " + event.getString("sentence"), "  ", width));
        }
        return lines;
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream()
                .flatMap(item -> item instanceof JsonObject object ? Stream.of(object) : Stream.empty())
                .toList();
    }
}
