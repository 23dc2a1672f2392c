package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An {@code activitySegment}: a move, the lines it is thought to have followed, and the raw points it was made of. */
final class SemanticSegment {
    private SemanticSegment() {}

    /** Hands on everything the segment states. */
    static void read(Here here, JsonTree segment) {
        here.sink().element("activitySegment");
        Optional<Spot> start = Spot.ofE7(segment.get("startLocation"));
        if (start.isPresent()) {
            here.sink().element("segment_with_startLocation");
        }
        SemanticPath.rawPoints(here, segment.at("simplifiedRawPath", "points"));
        JsonTree attributes = SemanticPath.withoutItems(segment, "simplifiedRawPath", "points");
        Optional<Span> stated = SemanticPath.span(here, segment, attributes);
        if (stated.isEmpty()) {
            segment.at("waypointPath", "waypoints")
                    .items()
                    .forEach(_ -> here.sink().element("waypoints"));
            segment.at("transitPath", "transitStops")
                    .items()
                    .forEach(_ -> here.sink().element("transitStops"));
            return;
        }
        Span span = stated.get();
        String key = Here.key(
                Kind.MOVE, span.start(), span.end(), start.map(Spot::key).orElse("-"));
        for (Line line : Line.BOTH) {
            if (path(here, segment, line, span, key)) {
                attributes = attributes.without(line.path);
            }
        }
        here.feature(SemanticReader.FEED, Kind.MOVE, span, ends(segment), key, attributes);
    }

    private static Optional<Shape> ends(JsonTree segment) {
        return Here.line(Stream.of("startLocation", "endLocation")
                .flatMap(name -> Spot.ofE7(segment.get(name)).stream())
                .toList());
    }

    /** @return whether the line became a record of its own */
    private static boolean path(Here here, JsonTree segment, Line line, Span span, String move) {
        var spots = new ArrayList<Spot>();
        List<JsonTree> vertices = segment.at(line.path, line.vertices).items();
        for (JsonTree vertex : vertices) {
            here.sink().element(line.vertices);
            Optional<Spot> spot = Spot.ofE7(vertex);
            spot.filter(Spot::inRange).ifPresent(spots::add);
            if (line.mustBePlaced && spot.isEmpty()) {
                here.noSpot(line.vertices, vertex.firstOf("latE7", "latitudeE7"), vertex);
            } else if (line.mustBePlaced && !spot.get().inRange()) {
                here.reject("coordinates-out-of-range", line.vertices, vertex);
            }
        }
        Optional<Shape> shape = Here.line(spots);
        if (shape.isEmpty()) {
            return false;
        }
        JsonTree attributes = segment.get(line.path);
        here.feature(
                SemanticReader.FEED,
                Kind.PATH,
                span,
                shape,
                new Here.Key(Here.key(Kind.PATH, line.path, move), Optional.of(move)),
                line.mustBePlaced ? attributes.without(line.vertices) : attributes);
        return true;
    }

    /**
     * A polyline without times.
     *
     * @param path its name
     * @param vertices name of the array of its positions
     * @param mustBePlaced whether a vertex is nothing but a position
     */
    private record Line(String path, String vertices, boolean mustBePlaced) {
        static final List<Line> BOTH =
                List.of(new Line("waypointPath", "waypoints", true), new Line("transitPath", "transitStops", false));
    }
}
