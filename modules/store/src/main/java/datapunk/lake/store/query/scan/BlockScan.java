package datapunk.lake.store.query.scan;

import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.pg.RowBytes;
import datapunk.lake.store.block.BlockRows;
import datapunk.lake.store.query.row.Shown;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads fixes out of the table {@code block}, only the columns that an answer needs. */
public final class BlockScan {
    /** Columns of a block's content behind the day: integers, devices, samples, attributes. */
    private static final int CONTENT = Column.values().length + 3;

    private static final int FIRST = 2;
    private static final int CHUNK = 128;
    /** Bytes before the elements of a binary array; each element has its length before it. */
    private static final int ARRAY_HEAD = 20;

    private BlockScan() {}

    /** Sees natural keys. */
    public interface Visitor {
        /**
         * A fix.
         *
         * @param time milliseconds since the epoch
         * @param lon 1e-7 degrees
         * @param lat 1e-7 degrees
         * @param fraction as stored
         */
        void fix(DayKey of, long time, int lon, int lat, int fraction);
    }

    /** Shows the natural keys of these days, each once, in the order of day, stream and key. */
    public static void keys(Snapshot snapshot, List<DayKey> wanted, Visitor visitor) {
        if (wanted.isEmpty()) {
            return;
        }
        Supplier<RowSet<Row>> coming = chunk(snapshot, wanted, 0);
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            RowSet<Row> rows = coming.get();
            if (from + CHUNK < wanted.size()) {
                coming = chunk(snapshot, wanted, from + CHUNK);
            }
            for (Row row : rows) {
                keys(row, visitor);
            }
        }
    }

    /** Begins to read some days, so that the database works on them while those before are looked at. */
    private static Supplier<RowSet<Row>> chunk(Snapshot snapshot, List<DayKey> wanted, int from) {
        List<DayKey> some = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
        return snapshot.begin("block_keys", streams(some), days(some));
    }

    private static void keys(Row row, Visitor visitor) {
        var of = new DayKey(row.getInteger(1), row.getLong(0));
        long start = of.day() * Fix.DAY;
        var times = ByteBuffer.wrap(Snapshot.bytes(row, FIRST));
        var lons = ByteBuffer.wrap(Snapshot.bytes(row, FIRST + 1));
        var lats = ByteBuffer.wrap(Snapshot.bytes(row, FIRST + 2));
        byte[] stated = Snapshot.bytes(row, FIRST + 3);
        int[] fractions = stated.length == 0
                ? new int[] {FixTable.NONE}
                : new RowBytes(ByteBuffer.wrap(stated)).int4sBody(FixTable.NONE);
        int time = -1;
        int lon = 0;
        int lat = 0;
        int fraction = 0;
        for (int at = ARRAY_HEAD + 4, i = 0; at < times.capacity(); at += 8, i++) {
            int f = fractions[fractions.length == 1 ? 0 : i];
            if (times.getInt(at) != time || lons.getInt(at) != lon || lats.getInt(at) != lat || f != fraction) {
                time = times.getInt(at);
                lon = lons.getInt(at);
                lat = lats.getInt(at);
                fraction = f;
                visitor.fix(of, start + time, lon, lat, fraction);
            }
        }
    }

    /** One row for each key, with everything an answer shows. */
    public static List<DayFixes> shown(Snapshot snapshot, List<DayKey> wanted) {
        List<DayFixes> days = read(snapshot, "block_values", wanted);
        List<DayKey> contested = days.stream()
                .filter(day -> Shown.contested(day.table()))
                .map(DayFixes::key)
                .toList();
        if (contested.isEmpty()) {
            return days;
        }
        var settled = new TreeMap<DayKey, DayFixes>();
        days.forEach(day -> settled.put(day.key(), day));
        for (DayFixes day : read(snapshot, "block_all", contested)) {
            settled.put(day.key(), new DayFixes(day.key(), Shown.of(day.table())));
        }
        return List.copyOf(settled.values());
    }

    private static Long[] streams(List<DayKey> keys) {
        return keys.stream().map(DayKey::stream).toArray(Long[]::new);
    }

    private static Integer[] days(List<DayKey> keys) {
        return keys.stream().map(DayKey::day).toArray(Integer[]::new);
    }

    private static List<DayFixes> read(Snapshot snapshot, String sql, List<DayKey> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<DayFixes>();
        for (Row row : snapshot.rows(sql, streams(wanted), days(wanted))) {
            var key = new DayKey(row.getInteger(1), row.getLong(0));
            byte[] content = content(row, key.day());
            if (found.isEmpty() || !found.getLast().key().equals(key)) {
                found.add(new DayFixes(key, new FixTable(Snapshot.bytes(row, FIRST).length / 8)));
            }
            BlockRows.read(
                    new RowBytes(ByteBuffer.wrap(content)), found.getLast().table());
        }
        return found;
    }

    /** The row in the form of a binary COPY, as {@link BlockRows#read} takes it; what was not asked for is null. */
    private static byte[] content(Row row, int day) {
        int columns = row.size() - FIRST;
        int length = 8 + 4 * CONTENT;
        byte[][] values = new byte[columns][];
        for (int c = 0; c < columns; c++) {
            values[c] = Snapshot.bytes(row, c + FIRST);
            length += values[c].length;
        }
        var bytes = ByteBuffer.allocate(length).putInt(4).putInt(day);
        for (int c = 0; c < CONTENT; c++) {
            if (c >= columns || values[c].length == 0) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(values[c].length).put(values[c]);
            }
        }
        return bytes.array();
    }
}
