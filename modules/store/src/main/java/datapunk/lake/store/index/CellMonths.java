package datapunk.lake.store.index;

import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.RowBytes;
import datapunk.lake.pg.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table {@code cell_month}: how many fixes lie in each level-16 cell on each day, one row per level-12 cell,
 * month and stream.
 */
final class CellMonths {
    private static final int STEP = 1023;
    private static final int END = 1 << 14;
    /** Cells and days that are changed at a time, about; bounds the memory it takes. */
    private static final int PORTION = 20_000;

    private CellMonths() {}

    /** Changes of one stream: each a key (52 bits) and a count of at most {@link #STEP} either way (11 bits). */
    static final class Changes {
        private final Codes packed = new Codes();

        /** Adds to a cell and day. @param cell level-16 cell */
        void add(long cell, int month, int dayOfMonth, int count) {
            long key = key(cell >>> 8, month, (int) (cell & 255) << 5 | dayOfMonth);
            for (int left = count; left != 0; ) {
                int step = Math.max(-STEP, Math.min(STEP, left));
                packed.add(key << 11 | step + STEP);
                left -= step;
            }
        }
    }

    /** Level-12 cell (24 bits), month, place within them: in the order of rows and of their elements. */
    static long key(long tile, int month, int at) {
        return tile << 28 | (long) (month & 0x7fff) << 13 | at;
    }

    private static int tile(long key) {
        return (int) (key >>> 28);
    }

    private static int month(long key) {
        return (int) (key >>> 13) & 0x7fff;
    }

    private static int at(long key) {
        return (int) key & 0x1fff;
    }

    private record Row(short[] at, int[] n, long[] place) {}

    /** Adds the changes of a stream. */
    static void write(Connection connection, int shard, long stream, Changes changes, Deltas deltas)
            throws SQLException {
        long[] sums = summed(changes);
        for (int from = 0; from < sums.length; ) {
            int to = Math.min(sums.length, from + 2 * PORTION);
            while (to < sums.length && sums[to] >>> 13 == sums[to - 2] >>> 13) {
                to += 2;
            }
            write(connection, shard, stream, Arrays.copyOfRange(sums, from, to), deltas);
            from = to;
        }
    }

    private static void write(Connection connection, int shard, long stream, long[] sums, Deltas deltas)
            throws SQLException {
        Map<Long, Row> before = taken(connection, shard, stream, sums);
        var copy = new CopyWriter(
                connection, "copy cell_month(shard_key,tile,month,stream,at,n,place) from stdin (format binary)");
        var row = new Merge();
        for (int i = 0; i < sums.length; ) {
            int end = i + 2;
            while (end < sums.length && sums[end] >>> 13 == sums[i] >>> 13) {
                end += 2;
            }
            row.sum(before.get(sums[i] >>> 13), sums, i, end, deltas);
            if (row.n > 0) {
                copy.row(7).int4(shard).int4(tile(sums[i])).int4(month(sums[i])).int8(stream);
                copy.int2s(row.at, row.n)
                        .int4s(row.counts, 0, row.n, Integer.MIN_VALUE)
                        .int8s(row.places, 0, row.n, Long.MIN_VALUE);
            }
            i = end;
        }
        copy.end();
    }

    /** Ascending pairs of key and summed count, without those that come to nothing. */
    private static long[] summed(Changes changes) {
        Codes packed = changes.packed.sort();
        long[] pairs = new long[2 * packed.size()];
        int at = 0;
        for (int i = 0; i < packed.size(); ) {
            long key = packed.get(i) >>> 11;
            long sum = 0;
            for (; i < packed.size() && packed.get(i) >>> 11 == key; i++) {
                sum += (packed.get(i) & 0x7ff) - STEP;
            }
            if (sum != 0) {
                pairs[at++] = key;
                pairs[at++] = sum;
            }
        }
        return Arrays.copyOf(pairs, at);
    }

    /** Takes the rows that will change out of the table. */
    private static Map<Long, Row> taken(Connection connection, int shard, long stream, long[] sums)
            throws SQLException {
        Map<Long, Row> rows = new HashMap<>();
        try (Statement s = connection.createStatement()) {
            s.execute(Sql.of(CellMonths.class, "cell_month_keys"));
            s.execute("truncate cell_month_key");
        }
        var keys = new CopyWriter(connection, "copy cell_month_key(tile,month) from stdin (format binary)");
        for (int i = 0; i < sums.length; i += 2) {
            if (i == 0 || sums[i] >>> 13 != sums[i - 2] >>> 13) {
                keys.row(2).int4(tile(sums[i])).int4(month(sums[i]));
            }
        }
        keys.end();
        String take = Sql.of(CellMonths.class, "cell_month_take").formatted(shard, stream);
        CopyReader.read(connection, take, row -> put(rows, row));
        return rows;
    }

    private static void put(Map<Long, Row> rows, RowBytes row) {
        long tile = row.int4();
        int month = row.int4();
        rows.put(tile << 15 | month, new Row(row.int2s(), row.int4s(0), row.int8s(0)));
    }

    /** One row while it is summed. */
    private static final class Merge {
        private short[] at = new short[64];
        private int[] counts = new int[64];
        private long[] places = new long[64];
        private int n;

        private void put(int where, int count, long place) {
            if (count <= 0) {
                return;
            }
            if (n == at.length) {
                at = Arrays.copyOf(at, n * 2);
                counts = Arrays.copyOf(counts, n * 2);
                places = Arrays.copyOf(places, n * 2);
            }
            at[n] = (short) where;
            counts[n] = count;
            places[n++] = place;
        }

        void sum(@Nullable Row before, long[] sums, int from, int to, Deltas deltas) {
            n = 0;
            int i = from;
            int j = 0;
            int known = before == null ? 0 : before.at.length;
            while (i < to || j < known) {
                int change = i < to ? CellMonths.at(sums[i]) : END;
                int old = before != null && j < known ? before.at[j] : END;
                if (change < old) {
                    long cell = (long) tile(sums[i]) << 8 | change >> 5;
                    put(change, (int) sums[i + 1], deltas.placeOf(cell));
                    i += 2;
                } else if (before != null) {
                    put(old, before.n[j] + (change == old ? (int) sums[i + 1] : 0), before.place[j]);
                    i += change == old ? 2 : 0;
                    j++;
                }
            }
        }
    }
}
