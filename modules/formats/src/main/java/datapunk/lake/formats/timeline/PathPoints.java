package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Span;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The points of {@code timelinePath} of one content, as inferred positions. Each states its own time or a number of
 * minutes since the start of its segment; a blank or negative number counts as 0.
 */
final class PathPoints {
    private static final Set<String> UNDERSTOOD = Set.of("point", "time", "durationMinutesOffsetFromStartTime");
    private static final long MINUTE = 60_000L;
    private static final long MOST_MINUTES = 60L * 24 * 366;

    private final Feed feed;
    private final DistinctSet distinct = new DistinctSet();

    PathPoints(Feed feed) {
        this.feed = feed;
    }

    /** Hands on the points of one segment. @param segment its times, if it states any */
    void read(Here here, JsonTree path, Optional<Span> segment) {
        here.sink().element("timelinePath");
        if (!(path instanceof JsonTree.Items)) {
            here.unknown("timelinePath");
        }
        for (JsonTree point : path.items()) {
            here.sink().element("path_points");
            Optional<Spot> spot = Spot.ofDegrees(point.get("point"));
            if (spot.isEmpty()) {
                here.noSpot("point", point.get("point"), point);
            } else {
                time(here, point, segment).ifPresent(t -> put(here, point, spot.get(), t, segment));
            }
        }
    }

    /** Tells how many different points there were, when there were any and they could be counted. */
    void tell(Sink sink) {
        long count = distinct.size().orElse(0);
        if (count > 0) {
            sink.element("distinct_path_points", count);
        }
    }

    private Optional<Moment> time(Here here, JsonTree point, Optional<Span> segment) {
        JsonTree minutes = point.get("durationMinutesOffsetFromStartTime");
        if (point.get("time").present() || !minutes.present()) {
            return here.time(point.get("time"), "time", point)
                    .map(t -> new Moment(t.millis(), t.assumedUtc() ? Flags.TIME_ASSUMED_UTC : 0));
        }
        OptionalLong start = segment.map(Span::start).orElse(OptionalLong.empty());
        if (start.isEmpty()) {
            here.reject("time-missing", "startTime", point);
            return Optional.empty();
        }
        double offset = minutes.word().isEmpty() ? 0 : minutes.number().orElse(Double.NaN);
        if (Double.isNaN(offset) || offset > MOST_MINUTES) {
            here.reject("time-invalid", "durationMinutesOffsetFromStartTime", point);
            return Optional.empty();
        }
        long after = Math.round(Math.max(offset, 0) * MINUTE);
        return Optional.of(new Moment(start.getAsLong() + after, Flags.TIME_COMPUTED));
    }

    private void put(Here here, JsonTree point, Spot spot, Moment moment, Optional<Span> segment) {
        OptionalLong end = segment.map(Span::end).orElse(OptionalLong.empty());
        if (end.isPresent() && moment.millis > end.getAsLong()) {
            here.sink().element("path_points_after_segment_end");
        }
        distinct.add(moment.millis, spot.lonE9(), spot.latE9());
        here.sink()
                .record(new PositionRecord(
                        feed,
                        moment.millis,
                        spot.lonE9(),
                        spot.latE9(),
                        new Motion(spot.accuracy(), Double.NaN, spot.altitude(), Double.NaN, Double.NaN),
                        "INFERRED",
                        null,
                        ActivitySamples.NONE,
                        Signals.rest(point, UNDERSTOOD),
                        spot.flags() | moment.flags,
                        here.element().position()));
    }

    private record Moment(long millis, int flags) {}
}
