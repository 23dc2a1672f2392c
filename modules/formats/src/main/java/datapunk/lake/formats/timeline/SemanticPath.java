package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.formats.json.TimeText;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Span;
import java.util.Optional;
import java.util.Set;

/** What segments and visits of Semantic Location History share: how they spell their times and raw points. */
final class SemanticPath {
    private static final Feed FEED = new Feed("google.semantic.path", Feed.Precision.MILLISECOND, true);
    private static final Set<String> UNDERSTOOD = Set.of(
            "latE7",
            "lngE7",
            "latitudeE7",
            "longitudeE7",
            "accuracyMeters",
            "accuracyMetres",
            "timestamp",
            "timestampMs");

    private SemanticPath() {}

    /** The time of a segment or visit; when it has none {@code guilty} is rejected. */
    static Optional<Span> span(Here here, JsonTree owner, JsonTree guilty) {
        JsonTree duration = owner.get("duration");
        return here.span(
                duration.firstOf("startTimestamp", "startTimestampMs"),
                duration.firstOf("endTimestamp", "endTimestampMs"),
                "duration",
                guilty);
    }

    /** The record without the array under this path, whose items became records; what is no array stays. */
    static JsonTree withoutItems(JsonTree record, String name, String... below) {
        JsonTree found = record.get(name).at(below);
        return found instanceof JsonTree.Items ? record.without(name, below) : record;
    }

    /** Hands on the points of a {@code simplifiedRawPath} as inferred positions. */
    static void rawPoints(Here here, JsonTree points) {
        for (JsonTree point : points.items()) {
            here.sink().element("points");
            Optional<Spot> spot = Spot.ofE7(point);
            if (spot.isEmpty()) {
                here.noSpot("points", point.firstOf("latE7", "latitudeE7"), point);
            } else {
                here.time(point.firstOf("timestamp", "timestampMs"), "timestamp", point)
                        .ifPresent(time -> put(here, point, spot.get(), time));
            }
        }
    }

    private static void put(Here here, JsonTree point, Spot spot, TimeText time) {
        double accuracy = Signals.measured(point.firstOf("accuracyMeters", "accuracyMetres"));
        here.sink()
                .record(new PositionRecord(
                        FEED,
                        time.millis(),
                        spot.lonE9(),
                        spot.latE9(),
                        new Motion(accuracy, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                        "INFERRED",
                        null,
                        ActivitySamples.NONE,
                        Signals.rest(point, UNDERSTOOD),
                        spot.flags() | (time.assumedUtc() ? Flags.TIME_ASSUMED_UTC : 0),
                        here.element().position()));
    }
}
