package datapunk.lake.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import datapunk.lake.sample.life.Episode.Stay;
import datapunk.lake.sample.life.Episode.Trip;
import datapunk.lake.sample.life.Path;
import datapunk.lake.sample.life.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Semantic Location History: what the fixes of a life are taken to mean, one file a month (by start, UTC). */
final class SemanticMonths {
    /** A shorter stay is none. */
    static final int SHORTEST_VISIT = 10 * 60;

    private static final int RAW_POINTS = 8;
    private static final int WAYPOINTS = 12;
    private static final JsonFactory JSON = new JsonFactory();

    /** A fix that is kept: its time in UTC milliseconds, position in 1e-7 degrees, radius in metres. */
    record Kept(long millis, int latE7, int lonE7, int accuracy) {}

    /** A file while it grows. */
    private record Month(ByteArrayOutputStream bytes, JsonGenerator json) {}

    private final Map<YearMonth, Month> months = new LinkedHashMap<>();

    /** Adds a stay and the fixes made during it. */
    void add(Stay stay, List<Kept> fixes, long deviceTag) throws IOException {
        if (stay.end() - stay.start() < SHORTEST_VISIT) {
            return;
        }
        JsonGenerator json = begin(stay.start(), "placeVisit");
        Place place = stay.place();
        json.writeObjectFieldStart("location");
        position(json, place);
        json.writeStringField("placeId", place.id());
        json.writeStringField("name", place.name());
        if (place.name().equals("Home") || place.name().equals("Work")) {
            json.writeStringField("semanticType", place.name().equals("Home") ? "TYPE_HOME" : "TYPE_WORK");
        }
        json.writeObjectFieldStart("sourceInfo");
        json.writeNumberField("deviceTag", deviceTag);
        json.writeEndObject();
        json.writeNumberField("locationConfidence", 60 + Math.floorMod(place.number(), 39));
        json.writeEndObject();
        duration(json, stay.start(), stay.end());
        json.writeStringField("placeConfidence", "HIGH_CONFIDENCE");
        if (!fixes.isEmpty()) {
            json.writeNumberField(
                    "centerLatE7",
                    Math.round(fixes.stream().mapToInt(Kept::latE7).average().orElseThrow()));
            json.writeNumberField(
                    "centerLngE7",
                    Math.round(fixes.stream().mapToInt(Kept::lonE7).average().orElseThrow()));
        }
        json.writeNumberField("visitConfidence", 70 + Math.floorMod(place.number() >> 8, 29));
        json.writeStringField("editConfirmationStatus", "NOT_CONFIRMED");
        json.writeStringField("placeVisitType", "SINGLE_PLACE");
        json.writeStringField("placeVisitImportance", "MAIN");
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Adds a trip and the fixes made during it. */
    void add(Trip trip, List<Kept> fixes, long deviceTag) throws IOException {
        JsonGenerator json = begin(trip.start(), "activitySegment");
        for (Place end : List.of(trip.from(), trip.to())) {
            json.writeObjectFieldStart(end == trip.from() ? "startLocation" : "endLocation");
            position(json, end);
            json.writeObjectFieldStart("sourceInfo");
            json.writeNumberField("deviceTag", deviceTag);
            json.writeEndObject();
            json.writeEndObject();
        }
        duration(json, trip.start(), trip.end());
        json.writeNumberField("distance", Math.round(trip.path().length()));
        json.writeStringField("activityType", trip.mode().segment());
        json.writeStringField("confidence", "HIGH");
        json.writeArrayFieldStart("activities");
        activity(json, trip.mode().segment(), 91.5);
        activity(json, "UNKNOWN_ACTIVITY_TYPE", 4.25);
        json.writeEndArray();
        waypoints(json, trip.path());
        rawPath(json, fixes);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The finished files; nothing can be added any more. */
    Map<YearMonth, byte[]> files() throws IOException {
        Map<YearMonth, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<YearMonth, Month> entry : months.entrySet()) {
            Month month = entry.getValue();
            month.json.writeEndArray();
            month.json.writeEndObject();
            month.json.writeRaw('\n');
            month.json.close();
            files.put(entry.getKey(), month.bytes.toByteArray());
        }
        return files;
    }

    private JsonGenerator begin(long start, String what) throws IOException {
        YearMonth of = YearMonth.from(Instant.ofEpochSecond(start).atOffset(ZoneOffset.UTC));
        JsonGenerator json = months.computeIfAbsent(of, _ -> month()).json;
        json.writeStartObject();
        json.writeObjectFieldStart(what);
        return json;
    }

    private static Month month() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
            JsonGenerator json = JSON.createGenerator(bytes).setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeArrayFieldStart("timelineObjects");
            return new Month(bytes, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void position(JsonGenerator json, Place place) throws IOException {
        json.writeNumberField("latitudeE7", Math.round(place.lat() * 1e7));
        json.writeNumberField("longitudeE7", Math.round(place.lon() * 1e7));
    }

    private static void duration(JsonGenerator json, long start, long end) throws IOException {
        json.writeObjectFieldStart("duration");
        json.writeStringField("startTimestamp", Instant.ofEpochSecond(start).toString());
        json.writeStringField("endTimestamp", Instant.ofEpochSecond(end).toString());
        json.writeEndObject();
    }

    private static void activity(JsonGenerator json, String type, double probability) throws IOException {
        json.writeStartObject();
        json.writeStringField("activityType", type);
        json.writeNumberField("probability", probability);
        json.writeEndObject();
    }

    private static void waypoints(JsonGenerator json, Path path) throws IOException {
        json.writeObjectFieldStart("waypointPath");
        json.writeArrayFieldStart("waypoints");
        int count = Math.min(WAYPOINTS, path.size());
        for (int i = 0; i < count; i++) {
            int vertex = count == 1 ? 0 : i * (path.size() - 1) / (count - 1);
            json.writeStartObject();
            json.writeNumberField("latE7", Math.round(path.lat(vertex) * 1e7));
            json.writeNumberField("lngE7", Math.round(path.lon(vertex) * 1e7));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("source", "INFERRED");
        json.writeEndObject();
    }

    private static void rawPath(JsonGenerator json, List<Kept> fixes) throws IOException {
        if (fixes.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("simplifiedRawPath");
        json.writeArrayFieldStart("points");
        int every = Math.max(1, (fixes.size() + RAW_POINTS - 1) / RAW_POINTS);
        for (int i = 0; i < fixes.size(); i += every) {
            Kept fix = fixes.get(i);
            json.writeStartObject();
            json.writeNumberField("latE7", fix.latE7);
            json.writeNumberField("lngE7", fix.lonE7);
            json.writeNumberField("accuracyMeters", fix.accuracy);
            json.writeStringField("timestamp", Instant.ofEpochMilli(fix.millis).toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
