package datapunk.lake.formats.gpx;

import datapunk.lake.formats.IsoTime;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Method;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One {@code trkpt}, {@code rtept} or {@code wpt}; used again for the next. */
final class Point {
    private static final long NINETY = 90_000_000_000L;

    private final Fields fields = new Fields();
    private final IsoTime iso = new IsoTime();
    private long lon;
    private long lat;
    private long position;
    private boolean timed;
    private String fault = "";
    private String faulty = "";

    void begin(@Nullable String lonText, @Nullable String latText, long start) {
        fields.clear();
        lon = Degrees.parse(lonText);
        lat = Degrees.parse(latText);
        position = start;
        fault = "";
        faulty = "";
        check("longitude", "lon", lonText, lon, 2 * NINETY);
        check("latitude", "lat", latText, lat, NINETY);
    }

    private void check(String name, String attribute, @Nullable String text, long value, long limit) {
        if (value == Degrees.NONE || Math.abs(value) > limit) {
            faulty = attribute;
            fault = name + (text == null ? "-missing" : value == Degrees.NONE ? "-invalid" : "-out-of-range");
        }
    }

    Fields fields() {
        return fields;
    }

    long position() {
        return position;
    }

    /** Judges the point when it is complete: reads its time. */
    void complete() {
        String time = fields.get("time");
        timed = time != null && iso.parse(time);
        if (time != null && !timed && fault.isEmpty()) {
            fault = "time-invalid";
            faulty = "time";
        }
    }

    /** Why it is no record, as a reason code, or empty. */
    String fault() {
        return fault;
    }

    /** The attribute or element that is to blame. */
    String faulty() {
        return faulty;
    }

    /** Whether it states an instant. */
    boolean timed() {
        return timed;
    }

    /** UTC milliseconds of a {@link #timed} point. */
    long time() {
        return iso.millis();
    }

    long lon() {
        return lon;
    }

    long lat() {
        return lat;
    }

    /** Tells a fix. Dilution of precision is kept as it stands: it is no distance. */
    void fix(Sink sink) {
        fields.remove("time");
        double altitude = fields.number("ele");
        double speed = fields.number("speed");
        double course = fields.number("course");
        double accuracy = fields.number("hAcc");
        double vertical = fields.number("vAcc");
        sink.record(new PositionRecord(
                GpxReader.FEED,
                iso.millis(),
                lon,
                lat,
                new Motion(stated(accuracy), stated(vertical), altitude, stated(speed), stated(course)),
                method(),
                null,
                ActivitySamples.NONE,
                fields.json(),
                iso.zoned() ? 0 : Flags.TIME_ASSUMED_UTC,
                position));
    }

    private @Nullable String method() {
        String source = fields.get("src");
        boolean known = source != null && Method.ofWord(source) != Method.OTHER;
        return known ? fields.remove("src") : null;
    }

    private static double stated(double value) {
        return value < 0 ? Double.NaN : value;
    }

    /** Tells a place. */
    void place(Sink sink) {
        String name = fields.get("name");
        sink.record(new FeatureRecord(
                GpxReader.FEED,
                Kind.PLACE,
                timed ? Span.at(time()) : Span.TIMELESS,
                Optional.of(Shape.point(lon / 1e9, lat / 1e9)),
                FeatureRecord.key("wpt", name == null ? "" : name, lat, lon, timed ? time() : "-"),
                fields.isEmpty() ? "{}" : String.valueOf(fields.json()),
                Optional.empty(),
                position));
    }
}
