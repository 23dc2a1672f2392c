package datapunk.lake.store.index;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes the table {@code pyramid}: how many fixes lie in each cell of each level, the 256 × 256 cells of one tile in
 * one row, for all time (month 0) and per month.
 */
public final class Pyramid {
    /** Levels kept for all time. */
    public static final int[] LEVELS = {8, 10, 12, 14, 16, 18, 20, 22, 24};
    /** Finest level kept per month. */
    public static final int MONTH_LEVEL = 22;
    /** The month that means all time. */
    public static final int ALL_TIME = 0;

    private final Connection connection;
    private final int shard;
    private final long stream;
    private final Tally tally = new Tally();
    private int[] cells = new int[64];
    private int[] counts = new int[64];
    private int n;

    Pyramid(Connection connection, int shard, long stream) {
        this.connection = connection;
        this.shard = shard;
        this.stream = stream;
    }

    private record Key(long tile, int month) {}

    /** Adds changes. @param months changed codes by month as {@link Deltas} holds them */
    void add(SortedMap<Integer, Codes> months) throws SQLException {
        var all = new Codes();
        for (Codes codes : months.values()) {
            codes.sort();
            all.addAll(codes.array(), codes.size());
        }
        all.sort();
        boolean empty = isEmpty();
        try (Statement s = connection.createStatement()) {
            s.execute(Sql.of(Pyramid.class, "pyramid_keys"));
        }
        for (int level : LEVELS) {
            Map<Key, byte[]> before = empty ? Map.of() : taken(level, months, all);
            write(level, months, all, before);
        }
    }

    private boolean isEmpty() throws SQLException {
        try (var s = connection.prepareStatement("select 1 from pyramid where shard_key = ? limit 1")) {
            s.setInt(1, shard);
            try (var rows = s.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private Map<Key, byte[]> taken(int level, SortedMap<Integer, Codes> months, Codes all) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("truncate pyramid_key");
        }
        var keys = new CopyWriter(connection, "copy pyramid_key(tile,month) from stdin (format binary)");
        writeKeys(keys, ALL_TIME, level, all);
        if (level <= MONTH_LEVEL) {
            for (var month : months.entrySet()) {
                writeKeys(keys, month.getKey(), level, month.getValue());
            }
        }
        keys.end();
        Map<Key, byte[]> rows = new HashMap<>();
        CopyReader.read(
                connection,
                Sql.of(Pyramid.class, "pyramid_take").formatted(shard, stream, level),
                row -> rows.put(new Key(row.int8(), row.int4()), row.bytes()));
        return rows;
    }

    private static void writeKeys(CopyWriter keys, int month, int level, Codes codes) throws SQLException {
        int shift = tileShift(level);
        long last = -1;
        for (int i = 0; i < codes.size(); i++) {
            long tile = codes.get(i) >>> shift;
            if (tile != last) {
                keys.row(2).int8(tile).int4(month);
                last = tile;
            }
        }
    }

    private void write(int level, SortedMap<Integer, Codes> months, Codes all, Map<Key, byte[]> before)
            throws SQLException {
        var copy = new CopyWriter(
                connection, "copy pyramid(shard_key,stream,month,level,tile,cells) from stdin (format binary)");
        writeTiles(copy, ALL_TIME, level, all, before);
        if (level <= MONTH_LEVEL) {
            for (var month : months.entrySet()) {
                writeTiles(copy, month.getKey(), level, month.getValue(), before);
            }
        }
        copy.end();
    }

    private void writeTiles(CopyWriter copy, int month, int level, Codes codes, Map<Key, byte[]> before)
            throws SQLException {
        int shift = tileShift(level);
        for (int i = 0; i < codes.size(); ) {
            long tile = codes.get(i) >>> shift;
            i = gather(codes, i, tile, shift);
            tally.sum(before.getOrDefault(new Key(tile, month), NOTHING), cells, counts, n);
            if (tally.size() > 0) {
                copy.row(6).int4(shard).int8(stream).int4(month).int2(level).int8(tile);
                copy.bytes(tally.array(), tally.size());
            }
        }
    }

    /** Sums the changes of one tile by cell. @return where the next tile begins */
    private int gather(Codes codes, int from, long tile, int shift) {
        long[] values = codes.array();
        int end = codes.size();
        int cellShift = shift - 16;
        n = 0;
        int i = from;
        while (i < end && values[i] >>> shift == tile) {
            long cell = values[i] >>> cellShift;
            int sum = 0;
            for (; i < end && values[i] >>> cellShift == cell; i++) {
                sum += (values[i] & 1) == 0 ? 1 : -1;
            }
            if (sum != 0) {
                if (n == cells.length) {
                    cells = Arrays.copyOf(cells, n * 2);
                    counts = Arrays.copyOf(counts, n * 2);
                }
                cells[n] = (int) (cell & 0xffff);
                counts[n++] = sum;
            }
        }
        return i;
    }

    private static final byte[] NOTHING = new byte[0];

    /** From a code with its sign bit to the tile of a level's 256 × 256 cells. */
    private static int tileShift(int level) {
        return 2 * (ZOrder.LEVEL - level) + 16 + 1;
    }
}
