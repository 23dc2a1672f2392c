package datapunk.lake.cache.desk;

import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Questions and amounts in words. */
final class Words {
    private static final long DAY = 86_400_000;

    private Words() {}

    static String of(Question question) {
        return switch (question) {
            case Question.Tile t -> "tile " + t.z() + "/" + t.x() + "/" + t.y() + ", " + of(t.period());
            case Question.Day d -> "day " + LocalDate.ofEpochDay(d.day());
            case Question.Points p -> "points " + of(p.area()) + ", " + of(p.period());
            case Question.Days d -> "days " + of(d.area()) + ", " + of(d.period());
            case Question.Nearest n ->
                String.format(
                        Locale.ROOT,
                        "the %d points nearest to %.5f, %.5f, %s",
                        n.limit(),
                        n.lon(),
                        n.lat(),
                        of(n.period()));
            case Question.Shapes s ->
                (s.kind().isEmpty() ? "observations" : s.kind()) + " " + of(s.area()) + ", " + of(s.period());
            case Question.Histogram h -> "histogram by " + (h.byDay() ? "day" : "month") + ", " + of(h.period());
            case Question.Summary s -> "summary";
            case Question.Devices d -> "devices";
        };
    }

    private static String of(Optional<Area> area) {
        return area.map(a -> switch (a) {
                    case Area.Box b ->
                        String.format(
                                Locale.ROOT, "in %.4f, %.4f, %.4f, %.4f", b.west(), b.south(), b.east(), b.north());
                    case Area.Polygon p -> "in a polygon";
                })
                .orElse("everywhere");
    }

    private static String of(Period period) {
        if (period.always()) {
            return "all time";
        }
        if (Math.floorMod(period.from(), DAY) == 0 && period.to() - period.from() == DAY) {
            return LocalDate.ofEpochDay(Math.floorDiv(period.from(), DAY)).toString();
        }
        String from = period.from() == Long.MIN_VALUE ? "the beginning" : "" + Instant.ofEpochMilli(period.from());
        String to = period.to() == Long.MAX_VALUE ? "the end" : "" + Instant.ofEpochMilli(period.to());
        return "from " + from + " to " + to;
    }

    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f KB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String millis(double millis) {
        return millis < 10
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : millis < 10_000 ? String.format(Locale.ROOT, "%.0f ms", millis) : seconds(millis / 1_000);
    }

    static String seconds(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : time(Duration.ofSeconds(Math.round(seconds)));
    }

    static String time(Duration time) {
        if (time.toSeconds() < 120) {
            return time.toSeconds() + " s";
        }
        if (time.toMinutes() < 120) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
    }

    static String times(long n) {
        return n == 0 ? "never" : n == 1 ? "once" : n == 2 ? "twice" : n + " times";
    }
}
