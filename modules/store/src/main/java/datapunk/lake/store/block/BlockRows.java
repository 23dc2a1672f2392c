package datapunk.lake.store.block;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.RowBytes;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a day stands in the table {@code block}: one row, or one per UTC hour when it is very dense. */
public final class BlockRows {
    /** Observations of a day above which it is split by hour, so that a row stays under about 1 MB. */
    public static final int SPLIT = 20_000;

    /** The columns written and read, in order. */
    public static final String COLUMNS = "shard_key,stream,day,part,n,hash,t,lon,lat,fraction,accuracy,"
            + "vertical_accuracy,altitude,speed,course,method,flags,device,samples,attributes";

    /** The columns of a block's content in the form that {@link #read} takes. */
    public static final String CONTENT = "day,t,lon,lat,fraction,accuracy,vertical_accuracy,altitude,speed,course,"
            + "method,flags,device,samples,attributes";

    private static final int HOUR = 3_600_000;
    private static final int COUNT = 20;

    private BlockRows() {}

    /** Writes a day as the rows that its size asks for; the same set always gives the same rows. */
    public static void write(CopyWriter out, int shard, long stream, Slice day, byte[] hash) throws SQLException {
        if (day.size() <= SPLIT) {
            writePart(out, shard, stream, 0, day, hash);
            return;
        }
        FixTable table = day.table();
        int from = day.from();
        while (from < day.to()) {
            int hour = table.get(Column.TIME, from) / HOUR;
            int to = from + 1;
            while (to < day.to() && table.get(Column.TIME, to) / HOUR == hour) {
                to++;
            }
            writePart(out, shard, stream, hour + 1, new Slice(table, from, to), hash);
            from = to;
        }
    }

    private static void writePart(CopyWriter out, int shard, long stream, int part, Slice s, byte[] hash)
            throws SQLException {
        out.row(COUNT).int4(shard).int8(stream).int4(s.day()).int2(part).int4(s.size());
        out.bytes(hash, hash.length);
        for (Column column : Column.values()) {
            writeColumn(out, s, column);
        }
        if (!s.oneDevice()) {
            out.int8s(s.table().devices(), s.from(), s.to(), Fix.NO_DEVICE);
        } else if (s.firstDevice() == Fix.NO_DEVICE) {
            out.nothing();
        } else {
            out.int8s(s.table().devices(), s.from(), s.from() + 1, Fix.NO_DEVICE);
        }
        byte[] samples = s.packedSamples();
        if (samples.length == 0) {
            out.nothing();
        } else {
            out.bytes(samples, samples.length);
        }
        if (s.anyAttributes()) {
            writeAttributes(out, s);
        } else {
            out.nothing();
        }
    }

    private static void writeColumn(CopyWriter out, Slice s, Column column) throws SQLException {
        boolean key = column == Column.TIME || column == Column.LON || column == Column.LAT;
        if (key || !s.constant(column)) {
            out.int4s(s.table().column(column), s.from(), s.to(), FixTable.NONE);
        } else if (s.table().get(column, s.from()) == FixTable.NONE) {
            out.nothing();
        } else {
            out.int4s(s.table().column(column), s.from(), s.from() + 1, FixTable.NONE);
        }
    }

    private static void writeAttributes(CopyWriter out, Slice s) throws SQLException {
        @Nullable String[] values = new @Nullable String[s.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = s.table().attributes(s.from() + i);
        }
        out.texts(values);
    }

    /**
     * Appends the rows of one block row to a table.
     *
     * @param row the columns of {@link #CONTENT}
     */
    public static void read(RowBytes row, FixTable into) {
        int day = row.int4();
        int[][] columns = new int[Column.values().length][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = row.int4s(FixTable.NONE);
        }
        long[] devices = row.int8s(Fix.NO_DEVICE);
        ActivitySamples[] samples = samples(row.bytes(), columns[0].length);
        into.addBlock(day, columns, devices, samples, row.texts());
    }

    private static ActivitySamples[] samples(byte[] packed, int n) {
        if (packed.length == 0) {
            return new ActivitySamples[0];
        }
        var samples = new ActivitySamples[n];
        var in = new Varint(packed);
        for (int i = 0; i < n; i++) {
            int length = (int) in.next();
            int at = in.position();
            samples[i] = length == 0
                    ? ActivitySamples.NONE
                    : ActivitySamples.ofPacked(Arrays.copyOfRange(packed, at, at + length));
            in.skip(length);
        }
        return samples;
    }
}
