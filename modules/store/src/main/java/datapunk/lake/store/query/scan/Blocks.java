package datapunk.lake.store.query.scan;

import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.pg.RowBytes;
import datapunk.lake.store.block.BlockRows;
import datapunk.lake.store.query.row.Shown;
import io.vertx.sqlclient.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads fixes out of the table {@code block}, only the columns that an answer needs. */
public final class Blocks {
    /** Columns of a block's content behind the day: integers, devices, samples, attributes. */
    private static final int CONTENT = Column.values().length + 3;

    private static final int FIRST = 2;

    private Blocks() {}

    /** Natural keys only, in ascending order; a key with several payloads stands several times. */
    public static List<DayFixes> keys(Snapshot snapshot, List<DayKey> wanted) {
        return read(snapshot, "block_keys", wanted);
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

    private static List<DayFixes> read(Snapshot snapshot, String sql, List<DayKey> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Long[] streams = wanted.stream().map(DayKey::stream).toArray(Long[]::new);
        Integer[] days = wanted.stream().map(DayKey::day).toArray(Integer[]::new);
        var found = new ArrayList<DayFixes>();
        for (Row row : snapshot.rows(sql, streams, days)) {
            var key = new DayKey(row.getInteger(1), row.getLong(0));
            byte[] content = content(row, key.day());
            if (found.isEmpty() || !found.getLast().key().equals(key)) {
                found.add(new DayFixes(key, new FixTable(Snapshot.bytes(row, FIRST).length / 8)));
            }
            BlockRows.read(new RowBytes(ByteBuffer.wrap(content)), found.getLast().table());
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
