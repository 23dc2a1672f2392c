package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.formats.json.Outline;
import datapunk.lake.model.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Semantic Location History of a Takeout, one file a month: activity segments and place visits. */
public final class SemanticReader implements Reader {
    /** Visits, moves and their paths. */
    static final Feed FEED = Feed.measured("google.semantic");

    @Override
    public String format() {
        return "google-semantic";
    }

    @Override
    public int certainty(Head head) {
        Outline outline = Outline.of(head);
        return outline.root() == Outline.Root.OBJECT && outline.hasAny("timelineObjects") ? 95 : 0;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        Elements.read(in, sink, Map.of("timelineObjects", "timelineObjects"), SemanticReader::object);
    }

    /** One timeline object; it may hold a segment and a visit at once. */
    private static void object(Here here) {
        JsonTree object = here.element().tree();
        if (object.names().isEmpty()) {
            here.unknown("");
        }
        for (String name : object.names()) {
            switch (name) {
                case "activitySegment" -> SemanticSegment.read(here, object.get(name));
                case "placeVisit" -> SemanticVisit.read(here, object.get(name));
                default -> here.unknown(name);
            }
        }
    }
}
