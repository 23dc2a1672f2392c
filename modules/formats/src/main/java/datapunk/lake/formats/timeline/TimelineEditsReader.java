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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Timeline Edits of a Takeout: single raw signals and the places they were gathered into, each with its device. */
public final class TimelineEditsReader implements Reader {
    private static final Feed FEED = Feed.measured("google.timeline.edits");
    private static final Signals SIGNALS = new Signals(FEED);

    @Override
    public String format() {
        return "google-timeline-edits";
    }

    @Override
    public int certainty(Head head) {
        Outline outline = Outline.of(head);
        return outline.root() == Outline.Root.OBJECT && outline.hasAny("timelineEdits") ? 95 : 0;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        Elements.read(in, sink, Map.of("timelineEdits", "edits"), TimelineEditsReader::edit);
    }

    private static void edit(Here here) {
        JsonTree edit = here.element().tree();
        JsonTree rest = edit.without(Set.of("deviceId", "rawSignal", "placeAggregates"));
        boolean understood = false;
        if (edit.get("rawSignal").present()) {
            signal(here, edit);
            understood = true;
        }
        if (edit.get("placeAggregates").present()) {
            here.sink().element("placeAggregates");
            aggregates(here, edit);
            understood = true;
        }
        if (!understood) {
            here.unknown("");
        } else {
            rest.names().forEach(here::unknown);
        }
    }

    private static void signal(Here here, JsonTree edit) {
        JsonTree raw = edit.get("rawSignal");
        JsonTree signal = raw.get("signal");
        String device = edit.get("deviceId").word().orElse(null);
        if (signal.names().isEmpty()) {
            here.unknown("signal");
        }
        for (String name : signal.names()) {
            JsonTree value = signal.get(name);
            switch (name) {
                case "position" -> {
                    here.sink().element("positions");
                    JsonTree beside = raw.without("signal");
                    JsonTree whole = beside.names().isEmpty() ? value : value.with("rawSignal", beside);
                    SIGNALS.position(here, whole, device);
                }
                case "activityRecord" -> {
                    here.sink().element("activityRecords");
                    activity(here, edit, value);
                }
                case "wifiScan" -> here.sink().element("wifiScans");
                default -> here.unknown(name);
            }
        }
    }

    private static void activity(Here here, JsonTree edit, JsonTree record) {
        JsonTree raw = edit.get("rawSignal");
        JsonTree time = List.of(
                        record.get("timestamp"),
                        raw.get("additionalTimestamp"),
                        raw.at("signal", "position", "timestamp"))
                .stream()
                .filter(JsonTree::present)
                .findFirst()
                .orElse(JsonTree.Nothing.MISSING);
        JsonTree device = edit.get("deviceId");
        JsonTree beside = raw.without("signal");
        JsonTree whole = beside.names().isEmpty() ? record : record.with("rawSignal", beside);
        JsonTree named = device.present() ? whole.with("deviceId", device) : whole;
        SIGNALS.activity(here, named, time, device.word().orElse("-"));
    }

    private static void aggregates(Here here, JsonTree edit) {
        JsonTree aggregates = edit.get("placeAggregates");
        JsonTree window = aggregates.get("processWindow");
        Span span = Span.TIMELESS;
        if (window.get("startTime").present()) {
            Optional<Span> stated =
                    here.span(window.get("startTime"), window.get("endTime"), "processWindow", aggregates);
            if (stated.isEmpty()) {
                return;
            }
            span = stated.get();
        }
        String device = edit.get("deviceId").word().orElse("-");
        JsonTree beside = edit.without("placeAggregates", "placeAggregateInfo").without(Set.of("rawSignal"));
        for (JsonTree info : aggregates.get("placeAggregateInfo").items()) {
            here.sink().element("placeAggregateInfo");
            place(here, info, span, device, beside.with("placeAggregateInfo", info));
        }
    }

    private static void place(Here here, JsonTree info, Span span, String device, JsonTree attributes) {
        JsonTree point = info.firstOf("placePoint", "point");
        Optional<Spot> spot = Spot.ofE7(point);
        Optional<String> id = info.get("placeId").word();
        if (id.isEmpty() && spot.isEmpty()) {
            here.noSpot("point", point, info);
            return;
        }
        String where = id.or(() -> spot.map(Spot::key)).orElse("-");
        String key = Here.key(Kind.PLACE, device, span.start(), span.end(), where);
        here.feature(FEED, Kind.PLACE, span, Here.point(spot), key, attributes);
    }
}
