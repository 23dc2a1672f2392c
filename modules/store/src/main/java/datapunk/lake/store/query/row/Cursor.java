package datapunk.lake.store.query.row;

import datapunk.lake.bus.Fault;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Where a page ended: the last fix that was given, so that the next page begins after it whatever was stored in
 * between. Fixes are in the order of time, stream, longitude, latitude, fraction.
 *
 * @param time milliseconds since the epoch
 * @param stream stream id
 * @param lon 1e-7 degrees
 * @param lat 1e-7 degrees
 * @param fraction as stored
 */
public record Cursor(long time, long stream, int lon, int lat, int fraction) {
    private static final int BYTES = 28;

    /** The place of a row. */
    public static Cursor of(long stream, FixTable table, int row) {
        return new Cursor(table.time(row), stream, table.lon(row), table.lat(row), table.get(Column.FRACTION, row));
    }

    /** Reads what {@link #text} wrote; fault {@code cursor-unknown} when it did not. */
    public static Cursor parse(String text) {
        if (!text.matches("[A-Za-z0-9_-]{38}")) {
            throw Fault.user("cursor-unknown", "Give `after` exactly as the last answer gave it in `next`.")
                    .exception();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new Cursor(bytes.getLong(), bytes.getLong(), bytes.getInt(), bytes.getInt(), bytes.getInt());
    }

    /** The cursor as text that needs no escaping in a URL. */
    public String text() {
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(time).putLong(stream).putInt(lon).putInt(lat).putInt(fraction);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Whether a row comes after this place. */
    public boolean isBefore(long otherStream, FixTable table, int row) {
        int order = Long.compare(time, table.time(row));
        order = order != 0 ? order : Long.compare(stream, otherStream);
        order = order != 0 ? order : Integer.compare(lon, table.lon(row));
        order = order != 0 ? order : Integer.compare(lat, table.lat(row));
        return (order != 0 ? order : Integer.compare(fraction, table.get(Column.FRACTION, row))) < 0;
    }
}
