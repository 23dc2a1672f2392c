package datapunk.lake.sample;

import datapunk.lake.sample.phone.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The fixes of {@link RecordsFile} as rows in PostgreSQL's binary COPY form, for {@code \copy points from … binary}. The
 * table is {@code points(device_id bigint, ts timestamptz, geom geometry(Point, 4326), accuracy real, altitude real, speed
 * real, attrs jsonb)}.
 */
public final class ReferenceRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER_REST = 2 * Integer.BYTES;
    private static final long DEVICE_ID = 1;
    private static final long POSTGRES_EPOCH = 946_684_800_000L;
    private static final int EWKB_BYTES = 25;
    private static final int EWKB_POINT = 0x20000001;
    private static final int SRID = 4326;
    private static final byte JSONB_VERSION = 1;
    private static final int ROOM = 1 << 10;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    private ReferenceRows(OutputStream out) {
        this.out = out;
    }

    /** Writes the rows of the first fixes; the stream is left open. */
    public static void write(long points, OutputStream out) throws IOException {
        ReferenceRows rows = new ReferenceRows(out);
        rows.buffer.put(SIGNATURE).put(new byte[HEADER_REST]);
        Stretch.each(0, points, rows::add);
        rows.buffer.putShort((short) -1);
        rows.flush();
    }

    private void add(Point point) throws IOException {
        if (buffer.remaining() < ROOM) {
            flush();
        }
        buffer.putShort((short) 7);
        buffer.putInt(Long.BYTES).putLong(DEVICE_ID);
        buffer.putInt(Long.BYTES).putLong((point.millis() - POSTGRES_EPOCH) * 1000);
        buffer.putInt(EWKB_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 1).putInt(EWKB_POINT).putInt(SRID);
        buffer.putDouble(point.lonE7() / 1e7).putDouble(point.latE7() / 1e7).order(ByteOrder.BIG_ENDIAN);
        real(point.accuracy());
        real(point.altitude());
        real(point.velocity());
        byte[] attributes = attributes(point);
        buffer.putInt(attributes.length + 1).put(JSONB_VERSION).put(attributes);
    }

    private void real(int number) {
        if (number == Point.NONE) {
            buffer.putInt(-1);
        } else {
            buffer.putInt(Float.BYTES).putFloat(number);
        }
    }

    private static byte[] attributes(Point point) {
        StringBuilder json = new StringBuilder(96);
        json.append("{\"source\":\"").append(point.source()).append('"');
        if (point.altitude() != Point.NONE) {
            json.append(",\"verticalAccuracy\":").append(point.verticalAccuracy());
        }
        if (point.velocity() != Point.NONE) {
            json.append(",\"heading\":").append(point.heading());
        }
        if (point.activityCount() > 0) {
            json.append(",\"activity\":\"").append(point.activity(0));
            json.append("\",\"confidence\":").append(point.confidence(0));
        }
        return json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
