package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import java.util.List;
import java.util.Locale;

/** One sentence on the whole cache. */
final class Verdict {
    /** With fewer requests a share says little. */
    private static final long FEW = 20;

    private Verdict() {}

    static String of(Minutes.Hour hour, List<RegionStatus> regions, WarmerStatus warmer) {
        return cache(hour, regions) + "; " + warming(warmer) + ".";
    }

    private static String cache(Minutes.Hour hour, List<RegionStatus> regions) {
        if (hour.requests() >= FEW) {
            return String.format(
                    Locale.ROOT,
                    "The cache answered %.0f %% of %,d requests in the last hour and saved %s of database time",
                    100.0 * hour.hits() / hour.requests(),
                    hour.requests(),
                    Words.seconds(hour.savedMillis() / 1_000));
        }
        long requests = regions.stream().mapToLong(r -> r.reads().requests()).sum();
        long misses = regions.stream().mapToLong(r -> r.reads().misses()).sum();
        double saved = regions.stream()
                .mapToDouble(r -> r.loads().databaseSecondsSaved())
                .sum();
        return requests < FEW
                ? "The cache has had too few requests to be judged"
                : String.format(
                        Locale.ROOT,
                        "Nothing much was asked in the last hour; since the start the cache answered %.0f %% of %,d"
                                + " requests and saved %s of database time",
                        100.0 * (requests - misses) / requests,
                        requests,
                        Words.seconds(saved));
    }

    private static String warming(WarmerStatus warmer) {
        return switch (warmer.state()) {
            case OFF -> "warming is off";
            case PAUSED -> "warming pauses";
            case RESTING -> "warming rests, because it did not pay";
            case ON -> worth(warmer.control());
        };
    }

    private static String worth(WarmerStatus.Control control) {
        if (control.gainPp().isEmpty()) {
            return "whether warming is worth it cannot be told yet";
        }
        double points = control.gainPp().getAsDouble();
        String figure = String.format(Locale.ROOT, "%+.1f points", points);
        return points >= 2 ? "warming is worth it: " + figure : "warming gains little: " + figure;
    }
}
