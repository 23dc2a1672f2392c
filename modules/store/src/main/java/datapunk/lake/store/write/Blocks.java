package datapunk.lake.store.write;

import datapunk.lake.model.FixTable;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.store.block.BlockRows;
import datapunk.lake.store.block.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code block} of one stream, within a transaction that holds the stream's lock. */
final class Blocks {
    private final Connection connection;
    private final int shard;
    private final long stream;

    Blocks(Connection connection, int shard, long stream) {
        this.connection = connection;
        this.shard = shard;
        this.stream = stream;
    }

    /** A day as it will stand. @param hash its content's hash */
    record Day(Slice slice, byte[] hash) {}

    /** A day as it stands. @param n number of its observations @param hash its content's hash, empty if there is none */
    record Known(int n, byte[] hash) {
        /** A day of which the lake holds nothing. */
        static final Known NOTHING = new Known(0, new byte[0]);
    }

    /** What is there of each of these days that exists. */
    Map<Integer, Known> known(Collection<Integer> days) throws SQLException {
        Map<Integer, Known> known = new HashMap<>();
        if (days.isEmpty()) {
            return known;
        }
        CopyReader.read(connection, "select day, n, hash from block where " + where(days), row -> {
            int day = row.int4();
            int n = row.int4() + known.getOrDefault(day, Known.NOTHING).n();
            known.put(day, new Known(n, row.bytes()));
        });
        return known;
    }

    /** The observations of each of these days that exists. */
    Map<Integer, Slice> contents(Collection<Integer> days) throws SQLException {
        Map<Integer, Slice> slices = new HashMap<>();
        if (days.isEmpty()) {
            return slices;
        }
        var table = new FixTable(1024);
        CopyReader.read(
                connection,
                "select " + BlockRows.CONTENT + " from block where " + where(days) + " order by day, part",
                row -> BlockRows.read(row, table));
        for (int from = 0; from < table.size(); ) {
            int to = table.endOfDay(from);
            slices.put(table.day(from), new Slice(table, from, to));
            from = to;
        }
        return slices;
    }

    /** Removes days. */
    void remove(Collection<Integer> days) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        try (var s = connection.createStatement()) {
            s.execute("delete from block where " + where(days));
        }
    }

    /** Writes days that do not exist. */
    void insert(List<Day> days) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        var copy = new CopyWriter(connection, "copy block(" + BlockRows.COLUMNS + ") from stdin (format binary)");
        for (Day day : days) {
            BlockRows.write(copy, shard, stream, day.slice(), day.hash());
        }
        copy.end();
    }

    private String where(Collection<Integer> days) {
        return where(shard, stream, days);
    }

    /** Condition for rows of these days; COPY takes no parameters, and these are numbers. */
    static String where(int shard, long stream, Collection<Integer> days) {
        var text = new StringBuilder("shard_key = ")
                .append(shard)
                .append(" and stream = ")
                .append(stream);
        text.append(" and day = any ('{");
        String separator = "";
        for (int day : days) {
            text.append(separator).append(day);
            separator = ",";
        }
        return text.append("}'::int[])").toString();
    }
}
