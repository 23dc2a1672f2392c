package datapunk.lake.web.api;

import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Owner;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns parameters into questions within bounds. */
public final class Questions {
    private static final int DEEPEST_TILE = 16;
    private static final int LONGEST_CURSOR = 256;

    private Questions() {}

    /** A tile. */
    public static Question.Tile tile(Owner owner, String z, String x, String y, Params params) {
        int zoom = index("z", z, DEEPEST_TILE);
        int last = (1 << zoom) - 1;
        return new Question.Tile(owner, zoom, index("x", x, last), index("y", y, last), Periods.of(params));
    }

    private static int index(String name, String text, int max) {
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw Params.malformed(
                name,
                "of a tile must be a whole number from 0 to " + max + " here, not \"" + Params.brief(text) + "\".");
    }

    static Question.Points points(Owner owner, Params params) {
        Optional<String> device = params.text("device").map(text -> text.toLowerCase(Locale.ROOT));
        if (device.isPresent() && !device.get().matches("[0-9a-f]{1,16}")) {
            throw Params.malformed("device", "must be an id from /api/devices: up to 16 hex digits.");
        }
        Optional<String> after = params.text("after");
        if (after.isPresent() && after.get().length() > LONGEST_CURSOR) {
            throw Params.malformed("after", "must be the \"next\" of an earlier answer.");
        }
        int limit = params.whole("limit", 5_000, 1, 50_000);
        return new Question.Points(owner, Areas.of(params), Periods.of(params), device, limit, after);
    }

    static Question.Day day(Owner owner, String day) {
        return new Question.Day(owner, Periods.day("day", day));
    }

    static Question.Days days(Owner owner, Params params) {
        return new Question.Days(owner, Areas.of(params), Periods.of(params));
    }

    static Question.Nearest nearest(Owner owner, Params params) {
        double lon = params.degrees("lon", 180);
        double lat = params.degrees("lat", 90);
        return new Question.Nearest(owner, lon, lat, params.whole("limit", 10, 1, 1_000), Periods.of(params));
    }

    static Question.Shapes shapes(Owner owner, Params params) {
        String kind = params.text("kind").map(Questions::sparse).orElse("");
        int limit = params.whole("limit", 1_000, 1, 10_000);
        return new Question.Shapes(owner, Areas.of(params), Periods.of(params), kind, limit);
    }

    private static String sparse(String kind) {
        return Arrays.stream(Kind.values())
                .filter(k -> k != Kind.FIX)
                .map(Kind::code)
                .filter(kind::equals)
                .findAny()
                .orElseThrow(() -> Params.malformed("kind", "must be one of " + sparseKinds() + "."));
    }

    private static String sparseKinds() {
        return Arrays.stream(Kind.values())
                .filter(k -> k != Kind.FIX)
                .map(Kind::code)
                .collect(Collectors.joining(", "));
    }

    static Question.Histogram histogram(Owner owner, Params params) {
        String by = params.text("by").orElse("month");
        return switch (by) {
            case "month", "day" -> new Question.Histogram(owner, by.equals("day"), Periods.of(params));
            default -> throw Params.malformed("by", "must be month or day, not \"" + Params.brief(by) + "\".");
        };
    }
}
