package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonText;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.formats.json.TimeText;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a phone sensed: a measured position or a motion guess, as on-device Timeline and Timeline Edits state it. */
record Signals(Feed feed) {
    private static final Set<String> UNDERSTOOD = Set.of(
            "LatLng",
            "latLng",
            "point",
            "accuracyMeters",
            "accuracyMm",
            "altitudeMeters",
            "speedMetersPerSecond",
            "source",
            "timestamp");

    /** Hands on a measured position. @param device tag of the device, or null */
    void position(Here here, JsonTree position, @Nullable String device) {
        JsonTree where = position.firstOf("LatLng", "latLng", "point");
        Optional<Spot> spot = Spot.ofDegrees(where);
        if (spot.isEmpty()) {
            here.noSpot("position", where, position);
            return;
        }
        Optional<TimeText> time = here.time(position.get("timestamp"), "timestamp", position);
        if (time.isEmpty()) {
            return;
        }
        double accuracy = position.get("accuracyMm").present()
                ? measured(position.get("accuracyMm")) / 1000
                : measured(position.get("accuracyMeters"));
        var motion = new Motion(
                accuracy,
                Double.NaN,
                position.get("altitudeMeters").number().orElse(Double.NaN),
                measured(position.get("speedMetersPerSecond")),
                Double.NaN);
        here.sink()
                .record(new PositionRecord(
                        feed,
                        time.get().millis(),
                        spot.get().lonE9(),
                        spot.get().latE9(),
                        motion,
                        position.get("source").word().orElse(null),
                        device,
                        ActivitySamples.NONE,
                        rest(position, UNDERSTOOD),
                        spot.get().flags() | (time.get().assumedUtc() ? Flags.TIME_ASSUMED_UTC : 0),
                        here.element().position()));
    }

    /** Hands on a motion guess. @param key parts of its natural key besides the time */
    void activity(Here here, JsonTree record, JsonTree timestamp, Object... key) {
        Optional<TimeText> time = here.time(timestamp, "timestamp", record);
        if (time.isPresent()) {
            var parts = new Object[key.length + 1];
            parts[0] = time.get().millis();
            System.arraycopy(key, 0, parts, 1, key.length);
            here.feature(
                    feed,
                    Kind.ACTIVITY_SAMPLE,
                    Span.at(time.get().millis()),
                    Optional.<Shape>empty(),
                    Here.key(Kind.ACTIVITY_SAMPLE, parts),
                    record);
        }
    }

    /** A number of which the source means nothing when it is negative. */
    static double measured(JsonTree value) {
        double number = value.number().orElse(Double.NaN);
        return number < 0 ? Double.NaN : number;
    }

    /** What remains of a record besides the names that have columns, as JSON text; null when nothing does. */
    static @Nullable String rest(JsonTree record, Set<String> understood) {
        JsonTree rest = record.without(understood);
        return rest.names().isEmpty() ? null : JsonText.of(rest);
    }
}
