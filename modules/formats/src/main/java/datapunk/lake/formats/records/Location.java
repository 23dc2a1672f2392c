package datapunk.lake.formats.records;

import datapunk.lake.formats.Attributes;
import datapunk.lake.formats.IsoTime;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code locations}; used again for the next. */
final class Location {
    private static final Feed FEED = Feed.measured("google.records");
    private static final List<String> SOURCES =
            List.of("WIFI", "GPS", "CELL", "UNKNOWN", "wifi", "gps", "cell", "unknown");
    private static final Names SOURCE_NAMES = new Names(SOURCES);
    private static final List<String> FIELD_LIST = List.of(
            "latitudeE7",
            "longitudeE7",
            "timestamp",
            "timestampMs",
            "accuracy",
            "verticalAccuracy",
            "altitude",
            "velocity",
            "heading",
            "source",
            "deviceTag",
            "activity",
            "activitys",
            "locationMetadata",
            "activeWifiScan");
    private static final Names FIELDS = new Names(FIELD_LIST);
    private static final int LONGEST_NAME = 200;
    private static final int ACCURACY = FIELD_LIST.indexOf("accuracy");
    private static final int ALTITUDE = FIELD_LIST.indexOf("altitude");
    private static final int VELOCITY = FIELD_LIST.indexOf("velocity");
    private static final int HEADING = FIELD_LIST.indexOf("heading");
    private static final int MEASURES = HEADING - ACCURACY + 1;

    private final Scanner s;
    private final Counts counts;
    private final IsoTime iso = new IsoTime();
    private final Samples samples;
    private final Attributes attributes = new Attributes();
    private final Coordinate latitude = new Coordinate("latitude", 900_000_000L);
    private final Coordinate longitude = new Coordinate("longitude", 1_800_000_000L);
    private final double[] measures = new double[MEASURES];
    private final Tags tags = new Tags();
    private long time;
    private int flags;
    private boolean timeStated;
    private @Nullable String source;
    private @Nullable String device;
    private String refused = "";
    private String guilty = "";

    Location(Scanner scanner, Counts counts) {
        this.s = scanner;
        this.counts = counts;
        this.samples = new Samples(scanner, iso);
    }

    /** Reads the record whose opening brace is next and puts it, or why it is none, into the sink. */
    void read(Sink sink) throws IOException, Damage {
        clear();
        s.expect('{');
        if (s.peek() == '}') {
            s.next();
        } else {
            int c;
            do {
                s.string();
                int field = FIELDS.find(s.text, s.from, s.to);
                if (field >= 0) {
                    s.expect(':');
                    known(field);
                } else {
                    unknown();
                }
                c = s.next();
            } while (c == ',');
            if (c != '}') {
                throw s.unexpected(c);
            }
        }
        finish(sink);
    }

    private void unknown() throws IOException, Damage {
        boolean usual = s.to - s.from <= LONGEST_NAME;
        String name = new String(s.text, s.from, Math.min(s.to - s.from, LONGEST_NAME), StandardCharsets.UTF_8);
        s.expect(':');
        keep(name);
        if (!usual) {
            tooLong(name);
        }
    }

    private void clear() {
        attributes.take();
        samples.clear();
        latitude.clear();
        longitude.clear();
        Arrays.fill(measures, Double.NaN);
        time = Long.MIN_VALUE;
        flags = 0;
        timeStated = false;
        source = null;
        device = null;
        refused = "";
        guilty = "";
    }

    private void known(int field) throws IOException, Damage {
        if (s.peek() == 'n') {
            s.skip();
            return;
        }
        switch (field) {
            case 0 -> latitude.read(s);
            case 1 -> longitude.read(s);
            case 2, 3 -> time(field == 3);
            case 9 -> source();
            case 10 -> device();
            case 11, 12 -> {
                samples.read();
                counts.withActivity++;
                counts.activitySamples += samples.count();
                if (samples.overflow()) {
                    refused = "too-many-samples";
                    guilty = "activity";
                }
            }
            case 13 -> {
                s.skip();
                counts.locationMetadata++;
            }
            case 14 -> {
                s.skip();
                counts.activeWifiScan++;
            }
            default -> measure(field);
        }
    }

    private void time(boolean inMillis) throws IOException, Damage {
        timeStated = true;
        int c = s.peek();
        if (c != '"' && c != '-' && (c < '0' || c > '9')) {
            s.skip();
            return;
        }
        long t = Times.read(s, iso, inMillis);
        if (c == '"' && s.cut) {
            tooLong(FIELD_LIST.get(inMillis ? 3 : 2));
        }
        if (t != Long.MIN_VALUE) {
            time = t;
            flags |= c == '"' && !inMillis && !iso.zoned() ? Flags.TIME_ASSUMED_UTC : 0;
        }
    }

    private void measure(int field) throws IOException, Damage {
        int c = s.peek();
        if (c == '-' || c >= '0' && c <= '9') {
            s.number();
            measures[field - ACCURACY] = s.isWhole ? s.whole : s.real;
        } else if (c == '"') {
            s.string();
            double value = s.cut ? Double.NaN : Numbers.real(s.text, s.from, s.to);
            if (Double.isNaN(value)) {
                keepText(FIELD_LIST.get(field));
            } else {
                measures[field - ACCURACY] = value;
            }
        } else {
            keep(FIELD_LIST.get(field));
        }
        counts.withAltitude += field == ALTITUDE ? 1 : 0;
        counts.withVelocity += field == VELOCITY ? 1 : 0;
    }

    private void source() throws IOException, Damage {
        if (s.peek() != '"') {
            keep("source");
            return;
        }
        s.string();
        int known = SOURCE_NAMES.find(s.text, s.from, s.to);
        if (known >= 0) {
            source = SOURCES.get(known);
        } else if (s.to - s.from <= 100) {
            source = new String(s.text, s.from, s.to - s.from, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        } else {
            keepText("source");
        }
    }

    private void device() throws IOException, Damage {
        int c = s.peek();
        if (c == '-' || c >= '0' && c <= '9') {
            s.number();
            device = s.isWhole ? tags.of(s.whole) : Double.toString(s.real);
        } else if (c == '"') {
            s.string();
            device = new String(s.text, s.from, Math.min(s.to - s.from, 200), StandardCharsets.UTF_8)
                    .replace('\0', '\uFFFD');
        } else {
            keep("deviceTag");
        }
    }

    /** Keeps a value as an attribute under its source's name. */
    private void keep(String name) throws IOException, Damage {
        int c = s.peek();
        if (c == '"') {
            s.string();
            keepText(name);
        } else {
            var raw = new Raw(Scanner.LONGEST);
            long at = s.position();
            s.copy(raw);
            if (s.deep) {
                refused = "value-too-deep";
                guilty = name;
            } else if (raw.more() || attributes.length() > Scanner.LONGEST) {
                tooLong(name);
            } else if (!attributes.putSource(name, raw.bytes())) {
                throw new Damage("the value of " + name + " is not JSON", at);
            }
        }
    }

    private void keepText(String name) {
        if (s.cut || attributes.length() > Scanner.LONGEST) {
            tooLong(name);
        } else {
            attributes.put(name, new String(s.text, s.from, s.to - s.from, StandardCharsets.UTF_8));
        }
    }

    private void tooLong(String name) {
        refused = "value-too-long";
        guilty = name;
    }

    private void finish(Sink sink) {
        counts.locations++;
        boolean located = latitude.valid() && longitude.valid();
        counts.withValidCoords += located ? 1 : 0;
        if (!refused.isEmpty()) {
            reject(sink, refused, guilty);
        } else if (time == Long.MIN_VALUE) {
            reject(sink, timeStated ? "time-invalid" : "time-missing", "timestamp");
        } else if (!located) {
            Coordinate bad = latitude.valid() ? longitude : latitude;
            reject(sink, bad.reason(), bad.field());
        } else {
            int repaired = latitude.wrapped() || longitude.wrapped() ? Flags.E7_WRAPPED : 0;
            sink.record(new PositionRecord(
                    FEED,
                    time,
                    longitude.e7() * 100,
                    latitude.e7() * 100,
                    motion(),
                    source,
                    device,
                    samples.count() == 0 ? ActivitySamples.NONE : samples.packed(time),
                    attributes.take(),
                    flags | repaired,
                    s.start()));
        }
    }

    private Motion motion() {
        double speed = measures[VELOCITY - ACCURACY];
        double course = measures[HEADING - ACCURACY];
        return new Motion(
                stated(measures[0]), stated(measures[1]), measures[ALTITUDE - ACCURACY], stated(speed), stated(course));
    }

    /** A negative quantity is how the source writes that it does not know. */
    private static double stated(double value) {
        return value < 0 ? Double.NaN : value;
    }

    private void reject(Sink sink, String reason, String field) {
        sink.reject(reason, field, s.start(), s.fragment());
    }
}
