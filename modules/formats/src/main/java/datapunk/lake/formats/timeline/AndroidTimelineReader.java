package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.formats.json.Outline;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Timeline exported on an Android phone: {@code semanticSegments}, {@code rawSignals}, {@code userLocationProfile}. */
public final class AndroidTimelineReader implements Reader {
    private static final Feed FEED = Feed.measured("google.timeline.android");
    private static final Feed PATH = new Feed("google.timeline.android.path", Feed.Precision.MINUTE, true);
    private static final Signals RAW = new Signals(Feed.measured("google.timeline.android.raw"));

    @Override
    public String format() {
        return "google-timeline-android";
    }

    @Override
    public int certainty(Head head) {
        Outline outline = Outline.of(head);
        return outline.root() == Outline.Root.OBJECT
                        && outline.hasAny("semanticSegments", "rawSignals", "userLocationProfile")
                ? 95
                : 0;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        var points = new PathPoints(PATH);
        var segments = new Segments(FEED, points);
        var wanted = Map.of(
                "semanticSegments", "semanticSegments",
                "rawSignals", "rawSignals",
                "userLocationProfile", "userLocationProfile");
        try {
            Elements.read(in, sink, wanted, here -> {
                switch (here.element().name()) {
                    case "semanticSegments" -> segments.read(here);
                    case "rawSignals" -> signal(here);
                    default -> profile(here);
                }
            });
        } finally {
            points.tell(sink);
        }
    }

    private static void signal(Here here) {
        JsonTree signal = here.element().tree();
        if (signal.names().isEmpty()) {
            here.unknown("");
        }
        for (String name : signal.names()) {
            JsonTree value = signal.get(name);
            switch (name) {
                case "position" -> {
                    here.sink().element("raw_position");
                    RAW.position(here, value, null);
                }
                case "activityRecord" -> {
                    here.sink().element("raw_activityRecord");
                    RAW.activity(here, value, value.get("timestamp"));
                }
                case "wifiScan" -> here.sink().element("raw_wifiScan");
                default -> here.unknown(name);
            }
        }
    }

    private static void profile(Here here) {
        JsonTree profile = here.element().tree();
        for (JsonTree place : profile.get("frequentPlaces").items()) {
            here.sink().element("frequentPlaces");
            Optional<Spot> spot = Spot.ofDegrees(place.get("placeLocation"));
            Optional<String> id = place.firstOf("placeId", "placeID").word();
            if (id.isEmpty() && spot.isEmpty()) {
                here.noSpot("placeLocation", place.get("placeLocation"), place);
            } else {
                String where = id.or(() -> spot.map(Spot::key)).orElse("-");
                String key =
                        Here.key(Kind.PLACE, where, place.get("label").word().orElse("-"));
                here.feature(FEED, Kind.PLACE, Span.TIMELESS, Here.point(spot), key, place);
            }
        }
        JsonTree rest =
                profile.get("frequentPlaces") instanceof JsonTree.Items ? profile.without("frequentPlaces") : profile;
        if (!(rest instanceof JsonTree.Members)) {
            here.unknown("userLocationProfile");
        } else if (!rest.names().isEmpty()) {
            profile.get("frequentTrips").items().forEach(_ -> here.sink().element("frequentTrips"));
            String key = Here.key(Kind.DEVICE_STATE, "userLocationProfile");
            here.feature(FEED, Kind.DEVICE_STATE, Span.TIMELESS, Optional.empty(), key, rest);
        }
    }
}
