package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.JsonElement;
import datapunk.lake.formats.json.JsonText;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.formats.json.TimeText;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The element being read and where its records go. */
record Here(Sink sink, JsonElement element) {

    /** Rejects a part of the element. @param guilty the part, whose beginning goes to quarantine */
    void reject(String reason, String field, JsonTree guilty) {
        sink.reject(reason, field, element.position(), JsonText.beginning(guilty, JsonElement.FRAGMENT));
    }

    /** Rejects the element because nobody knows it. @param field the unknown name, or empty */
    void unknown(String field) {
        sink.reject("unknown-element", field, element.position(), element.fragment());
    }

    /** Rejects a part whose position is missing or cannot be read. */
    void noSpot(String field, JsonTree stated, JsonTree guilty) {
        reject(stated.present() ? "coordinates-invalid" : "coordinates-missing", field, guilty);
    }

    /** The instant stated here; when there is none {@code guilty} is rejected. */
    Optional<TimeText> time(JsonTree stated, String field, JsonTree guilty) {
        Optional<TimeText> time = TimeText.of(stated);
        if (time.isEmpty()) {
            reject(stated.present() ? "time-invalid" : "time-missing", field, guilty);
        }
        return time;
    }

    /** From start to end, or an instant when no end is stated; else {@code guilty} is rejected. */
    Optional<Span> span(JsonTree start, JsonTree end, String field, JsonTree guilty) {
        Optional<TimeText> from = time(start, field, guilty);
        if (from.isEmpty() || end.word().isEmpty()) {
            return from.map(f -> Span.at(f.millis()));
        }
        Optional<TimeText> to = time(end, field, guilty);
        if (to.isPresent() && to.get().millis() < from.get().millis()) {
            reject("end-before-start", field, guilty);
            return Optional.empty();
        }
        return to.map(t -> Span.between(from.get().millis(), t.millis()));
    }

    /** Hands on a feature of the element. */
    void feature(Feed feed, Kind kind, Span span, Optional<Shape> shape, String key, JsonTree attributes) {
        feature(feed, kind, span, shape, new Key(key, Optional.empty()), attributes);
    }

    /** Hands on a feature of the element. */
    void feature(Feed feed, Kind kind, Span span, Optional<Shape> shape, Key key, JsonTree attributes) {
        sink.record(new FeatureRecord(
                feed, kind, span, shape, key.own, JsonText.of(attributes), key.parent, element.position()));
    }

    /** A natural key and that of the record it is nested in. */
    record Key(String own, Optional<String> parent) {}

    /** The natural key of a kind. */
    static String key(Kind kind, Object... parts) {
        var all = new ArrayList<Object>(List.of(parts));
        all.addFirst(kind.code());
        return FeatureRecord.key(all.toArray());
    }

    /** The point as stated, on earth or not. */
    static Optional<Shape> point(Optional<Spot> spot) {
        return spot.map(s -> Shape.point(s.lon(), s.lat()));
    }

    /** The polyline through these spots in their order; a point when all are one, nothing when there is none. */
    static Optional<Shape> line(Collection<Spot> spots) {
        var lonLat = new ArrayList<Double>();
        Spot last = null;
        for (Spot spot : spots) {
            if (last == null || last.lonE9() != spot.lonE9() || last.latE9() != spot.latE9()) {
                lonLat.add(spot.lon());
                lonLat.add(spot.lat());
                last = spot;
            }
        }
        return lonLat.isEmpty()
                ? Optional.empty()
                : Optional.of(Shape.line(
                        lonLat.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
