package datapunk.lake.sample;

import datapunk.lake.sample.life.Activity;
import datapunk.lake.sample.phone.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes fixes as a Records.json, laid out as in a Takeout. */
final class RecordsJson {
    private static final byte[] HEAD = Ascii.bytes("{\n  \"locations\": [");
    private static final byte[] TAIL = Ascii.bytes("]\n}\n");
    private static final byte[] FIRST = Ascii.bytes("{\n    \"latitudeE7\": ");
    private static final byte[] NEXT = Ascii.bytes(", {\n    \"latitudeE7\": ");
    private static final byte[] LONGITUDE = Ascii.bytes(",\n    \"longitudeE7\": ");
    private static final byte[] ACCURACY = Ascii.bytes(",\n    \"accuracy\": ");
    private static final byte[] VELOCITY = Ascii.bytes(",\n    \"velocity\": ");
    private static final byte[] HEADING = Ascii.bytes(",\n    \"heading\": ");
    private static final byte[] ALTITUDE = Ascii.bytes(",\n    \"altitude\": ");
    private static final byte[] VERTICAL_ACCURACY = Ascii.bytes(",\n    \"verticalAccuracy\": ");
    private static final byte[] ACTIVITY = Ascii.bytes(",\n    \"activity\": [{\n      \"activity\": [");
    private static final byte[] COMMA = Ascii.bytes(", ");
    private static final byte[] GUESS_END = Ascii.bytes("\n      }");
    private static final byte[] ACTIVITY_TIME = Ascii.bytes("],\n      \"timestamp\": \"");
    private static final byte[] ACTIVITY_END = Ascii.bytes("\"\n    }]");
    private static final byte[] DEVICE = Ascii.bytes(",\n    \"deviceTag\": ");
    private static final byte[] TIME = Ascii.bytes(",\n    \"timestamp\": \"");
    private static final byte[] END = Ascii.bytes("\"\n  }");
    private static final byte[][] SOURCES = Arrays.stream(Point.Source.values())
            .map(source -> Ascii.bytes(",\n    \"source\": \"" + source + "\""))
            .toArray(byte[][]::new);
    private static final byte[][] GUESSES = Arrays.stream(Activity.values())
            .map(activity -> Ascii.bytes("{\n        \"type\": \"" + activity + "\",\n        \"confidence\": "))
            .toArray(byte[][]::new);

    private final Ascii out;
    private boolean isFirst = true;

    /** Begins the file. */
    RecordsJson(OutputStream stream) {
        out = new Ascii(stream);
        out.put(HEAD);
    }

    /** Writes a fix of a device. */
    void add(Point point, long deviceTag) throws IOException {
        out.makeRoom();
        out.put(isFirst ? FIRST : NEXT).put(point.latE7());
        isFirst = false;
        out.put(LONGITUDE).put(point.lonE7()).put(ACCURACY).put(point.accuracy());
        if (point.velocity() != Point.NONE) {
            out.put(VELOCITY).put(point.velocity()).put(HEADING).put(point.heading());
        }
        if (point.altitude() != Point.NONE) {
            out.put(ALTITUDE).put(point.altitude()).put(VERTICAL_ACCURACY).put(point.verticalAccuracy());
        }
        if (point.activityCount() > 0) {
            addActivity(point);
        }
        out.put(SOURCES[point.source().ordinal()]).put(DEVICE).put(deviceTag);
        out.put(TIME).putInstant(point.millis()).put(END);
    }

    private void addActivity(Point point) {
        out.put(ACTIVITY);
        for (int i = 0; i < point.activityCount(); i++) {
            if (i > 0) {
                out.put(COMMA);
            }
            out.put(GUESSES[point.activity(i).ordinal()])
                    .put(point.confidence(i))
                    .put(GUESS_END);
        }
        out.put(ACTIVITY_TIME).putInstant(point.millis()).put(ACTIVITY_END);
    }

    /** Ends the file; the stream stays open. */
    void end() throws IOException {
        out.put(TAIL);
        out.flush();
    }
}
