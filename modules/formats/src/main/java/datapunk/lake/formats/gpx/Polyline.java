package datapunk.lake.formats.gpx;

import datapunk.lake.formats.Attributes;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the points without time of one segment or route; they become a path, never dated fixes. */
final class Polyline {
    /** Points of one path; a longer line continues in another. */
    static final int MOST = 50_000;

    private long[] e9 = new long[64];
    private final List<@Nullable String> extras = new ArrayList<>();
    private boolean anyExtra;
    private int points;
    private long position;

    /** Begins a line. @param start byte offset of its segment or route */
    void begin(long start) {
        points = 0;
        extras.clear();
        anyExtra = false;
        position = start;
    }

    /** Adds a point. @param extra what else it states, as a JSON object, or null */
    void add(long lonE9, long latE9, @Nullable String extra) {
        if (2 * points == e9.length) {
            e9 = Arrays.copyOf(e9, 4 * points);
        }
        e9[2 * points] = lonE9;
        e9[2 * points + 1] = latE9;
        points++;
        extras.add(extra);
        anyExtra |= extra != null;
    }

    boolean full() {
        return points == MOST;
    }

    /** Puts the line gathered so far into the sink, if there is one. @param of fields of its track or route */
    void flush(Sink sink, String element, Fields of) {
        if (points == 0) {
            return;
        }
        var attributes = new Attributes();
        attributes.put("element", element);
        of.put(attributes);
        if (anyExtra) {
            attributes.putJson("points", extras.toString());
        }
        double[] degrees =
                Arrays.stream(e9, 0, 2 * points).mapToDouble(v -> v / 1e9).toArray();
        sink.record(new FeatureRecord(
                GpxReader.FEED,
                Kind.PATH,
                Span.TIMELESS,
                Optional.of(Shape.line(degrees)),
                FeatureRecord.key("path", hash()),
                String.valueOf(attributes.take()),
                Optional.empty(),
                position));
        begin(position);
    }

    private String hash() {
        var bytes = ByteBuffer.allocate(16 * points);
        bytes.asLongBuffer().put(e9, 0, 2 * points);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
