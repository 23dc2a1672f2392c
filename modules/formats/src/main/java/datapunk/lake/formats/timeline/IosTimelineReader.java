package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.Outline;
import datapunk.lake.model.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Timeline exported on an iPhone: one array of segments, numbers written as text, positions as {@code geo:} links. */
public final class IosTimelineReader implements Reader {
    private static final Feed FEED = Feed.measured("google.timeline.ios");
    private static final Feed PATH = new Feed("google.timeline.ios.path", Feed.Precision.MINUTE, true);

    @Override
    public String format() {
        return "google-timeline-ios";
    }

    @Override
    public int certainty(Head head) {
        Outline outline = Outline.of(head);
        if (outline.root() != Outline.Root.ARRAY
                || !outline.hasAny("visit", "activity", "timelinePath", "timelineMemory")) {
            return 0;
        }
        return outline.hasAny("startTime", "endTime") ? 95 : 50;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        var points = new PathPoints(PATH);
        var segments = new Segments(FEED, points);
        try {
            Elements.read(in, sink, Map.of("", "segments"), segments::read);
        } finally {
            points.tell(sink);
        }
    }
}
