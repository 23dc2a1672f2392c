package datapunk.lake.formats.gpx;

import datapunk.lake.formats.Sink;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;

/** Goes through the elements of one GPX content. */
final class Tracks {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int FLUSH = 4096;

    private final Xml xml;
    private final Sink sink;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Point point = new Point();
    private final Polyline line = new Polyline();
    private final Fields owner = new Fields();
    private final StringBuilder text = new StringBuilder();
    private String within = "";
    private String pointElement = "";
    private int inPoint;
    private boolean leaf;
    private long position;
    private long first;
    private long last;
    private long pending;

    Tracks(Xml xml, Sink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /** Reads to the end, or until the damage. */
    void read() throws IOException, Xml.Damage {
        try {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml.name());
                    case XMLStreamConstants.END_ELEMENT -> end(xml.name());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        xml.text(text, LONGEST_TEXT);
                    default -> {}
                }
            }
        } finally {
            finishLine();
            finishTrack();
            flush();
        }
    }

    private void start(String name) {
        text.setLength(0);
        leaf = true;
        if (!pointElement.isEmpty()) {
            inPoint++;
            link(point.fields(), name);
            return;
        }
        switch (name) {
            case "trk", "rte" -> {
                finishLine();
                finishTrack();
                count(name);
                within = name;
                position = xml.position();
                first = Long.MAX_VALUE;
                last = Long.MIN_VALUE;
                line.begin(position);
            }
            case "trkseg" -> {
                finishLine();
                count(name);
                line.begin(xml.position());
            }
            case "trkpt", "rtept", "wpt" -> {
                pointElement = name;
                inPoint = 0;
                point.begin(xml.attribute("lon"), xml.attribute("lat"), xml.position());
            }
            default -> {
                if (!within.isEmpty()) {
                    link(owner, name);
                }
            }
        }
    }

    private void link(Fields fields, String name) {
        String href = name.equals("link") ? xml.attribute("href") : null;
        if (href != null) {
            fields.add(name, href);
        }
    }

    private void end(String name) {
        if (!pointElement.isEmpty()) {
            if (inPoint == 0) {
                finishPoint();
            } else {
                field(point.fields(), name);
                inPoint--;
            }
        } else {
            switch (name) {
                case "trk", "rte" -> {
                    finishLine();
                    finishTrack();
                }
                case "trkseg" -> finishLine();
                default -> {
                    if (!within.isEmpty()) {
                        field(owner, name);
                    }
                }
            }
        }
        leaf = false;
    }

    private void field(Fields fields, String name) {
        if (leaf && !text.isEmpty()) {
            boolean room = fields.add(name, xml.decode(text.toString()));
            if (!room || text.length() >= LONGEST_TEXT) {
                count("texts_cut");
            }
        }
        text.setLength(0);
    }

    private void finishPoint() {
        String element = pointElement;
        pointElement = "";
        count(element);
        point.complete();
        boolean track = element.equals("trkpt");
        if (track && point.fields().get("time") == null) {
            count("trkpt_without_time");
        }
        if (!point.fault().isEmpty()) {
            sink.reject(point.fault(), point.faulty(), point.position(), xml.fragment(point.position()));
        } else if (element.equals("wpt")) {
            point.place(sink);
        } else if (track && point.timed()) {
            first = Math.min(first, point.time());
            last = Math.max(last, point.time());
            point.fix(sink);
        } else {
            line.add(point.lon(), point.lat(), point.fields().json());
            if (line.full()) {
                finishLine();
            }
        }
        if (++pending >= FLUSH) {
            flush();
        }
    }

    private void finishLine() {
        line.flush(sink, within.equals("rte") ? "rte" : "trkseg", owner);
    }

    /** A track that says more than its points becomes a move over their time. */
    private void finishTrack() {
        if (within.equals("trk") && first <= last && !owner.isEmpty()) {
            sink.record(new FeatureRecord(
                    GpxReader.FEED,
                    Kind.MOVE,
                    Span.between(first, last),
                    Optional.empty(),
                    FeatureRecord.key("trk", first, last),
                    String.valueOf(owner.json()),
                    Optional.empty(),
                    position));
        }
        within = "";
        owner.clear();
    }

    private void count(String element) {
        counts.merge(element, 1L, Long::sum);
    }

    private void flush() {
        counts.forEach(sink::element);
        counts.clear();
        pending = 0;
    }
}
