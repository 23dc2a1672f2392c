package datapunk.lake.store.index;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    /** Tiles that are changed at a time; bounds the memory it takes. */
    private static final int PORTION = 1024;

    private final Connection connection;
    private final int shard;
    private final long stream;
    private final List<Work> work = new ArrayList<>();
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

    /** A tile that changes. @param from where its changes begin among the codes */
    private record Work(Key key, Codes codes, int from) {}

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
            collect(level, ALL_TIME, all, empty);
            if (level <= MONTH_LEVEL) {
                for (var month : months.entrySet()) {
                    collect(level, month.getKey(), month.getValue(), empty);
                }
            }
            flush(level, empty);
        }
    }

    /** Gathers the tiles that change in a month, and writes them whenever there are enough. */
    private void collect(int level, int month, Codes codes, boolean empty) throws SQLException {
        int shift = tileShift(level);
        long last = -1;
        for (int i = 0; i < codes.size(); i++) {
            long tile = codes.get(i) >>> shift;
            if (tile != last) {
                if (work.size() == PORTION) {
                    flush(level, empty);
                }
                work.add(new Work(new Key(tile, month), codes, i));
                last = tile;
            }
        }
    }

    private void flush(int level, boolean empty) throws SQLException {
        if (!work.isEmpty()) {
            write(level, empty ? Map.of() : taken(level));
            work.clear();
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

    /** Takes the tiles that will change out of the table. */
    private Map<Key, byte[]> taken(int level) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("truncate pyramid_key");
        }
        var keys = new CopyWriter(connection, "copy pyramid_key(tile,month) from stdin (format binary)");
        for (Work w : work) {
            keys.row(2).int8(w.key().tile()).int4(w.key().month());
        }
        keys.end();
        Map<Key, byte[]> rows = new HashMap<>();
        CopyReader.read(
                connection,
                Sql.of(Pyramid.class, "pyramid_take").formatted(shard, stream, level),
                row -> rows.put(new Key(row.int8(), row.int4()), row.bytes()));
        return rows;
    }

    private void write(int level, Map<Key, byte[]> before) throws SQLException {
        var copy = new CopyWriter(
                connection, "copy pyramid(shard_key,stream,month,level,tile,cells) from stdin (format binary)");
        for (Work w : work) {
            gather(w.codes(), w.from(), w.key().tile(), tileShift(level));
            tally.sum(before.getOrDefault(w.key(), NOTHING), cells, counts, n);
            if (tally.size() > 0) {
                copy.row(6)
                        .int4(shard)
                        .int8(stream)
                        .int4(w.key().month())
                        .int2(level)
                        .int8(w.key().tile());
                copy.bytes(tally.array(), tally.size());
            }
        }
        copy.end();
    }

    /** Sums the changes of one tile by cell. */
    private void gather(Codes codes, int from, long tile, int shift) {
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
    }

    private static final byte[] NOTHING = new byte[0];

    /** From a code with its sign bit to the tile of a level's 256 × 256 cells. */
    private static int tileShift(int level) {
        return 2 * (ZOrder.LEVEL - level) + 16 + 1;
    }
}
