package datapunk.lake.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fixes of one feed as columns: the working form of day blocks. Row order and equality follow the natural key (time,
 * longitude, latitude, fraction) and then the payload; a table that is {@link #normal} is a sorted set. Grows by
 * {@link #add}; once handed on in a message nobody changes it.
 */
public final class FixTable {
    /** Columns of 32-bit integers, in the order in which rows compare. The first {@link #KEYS} are the natural key. */
    public enum Column {
        /** Milliseconds of the UTC day. */
        TIME,
        /** 1e-7 degrees. */
        LON,
        /** 1e-7 degrees. */
        LAT,
        /** {@link Fix#fraction}. */
        FRACTION,
        ACCURACY,
        VERTICAL_ACCURACY,
        ALTITUDE,
        SPEED,
        COURSE,
        /** {@link Method} code. */
        METHOD,
        FLAGS;

        static final Column[] ALL = values();
    }

    /** Number of columns that make up the natural key. */
    public static final int KEYS = 4;
    /** The value of a column that states nothing. */
    public static final int NONE = Fix.Quality.NONE;

    private static final int COLUMNS = Column.ALL.length;

    private int n;
    private int[] day;
    private final int[][] ints = new int[COLUMNS][];
    private long[] device;
    private ActivitySamples[] samples;
    private @Nullable String[] attributes;
    private long[] position;

    /** An empty table with room for this many rows. */
    public FixTable(int capacity) {
        int c = Math.max(capacity, 4);
        day = new int[c];
        for (int i = 0; i < COLUMNS; i++) {
            ints[i] = new int[c];
        }
        device = new long[c];
        samples = new ActivitySamples[c];
        attributes = new @Nullable String[c];
        position = new long[c];
    }

    /** Number of rows. */
    public int size() {
        return n;
    }

    /** UTC day of a row, days since the epoch. */
    public int day(int row) {
        return day[row];
    }

    /** A value of a row. */
    public int get(Column column, int row) {
        return ints[column.ordinal()][row];
    }

    /** The values of a column; only the first {@link #size} count, and nobody may change them. */
    public int[] column(Column column) {
        return ints[column.ordinal()];
    }

    /** Device ids; {@link Fix#NO_DEVICE} where unknown. Not to be changed. */
    public long[] devices() {
        return device;
    }

    /** Motion guesses of a row. */
    public ActivitySamples samples(int row) {
        return samples[row];
    }

    /** Other payload of a row as a JSON object, or null. */
    public @Nullable String attributes(int row) {
        return attributes[row];
    }

    /** Byte offset of a row in the file that states it; 0 for rows read from the lake. */
    public long position(int row) {
        return position[row];
    }

    /** Instant of a row, milliseconds since the epoch. */
    public long time(int row) {
        return day[row] * Fix.DAY + ints[0][row];
    }

    /** Longitude of a row in 1e-7 degrees. */
    public int lon(int row) {
        return ints[1][row];
    }

    /** Latitude of a row in 1e-7 degrees. */
    public int lat(int row) {
        return ints[2][row];
    }

    /** Appends a fix. */
    public void add(Fix fix) {
        ensure(n + 1);
        int d = fix.day();
        day[n] = d;
        ints[0][n] = (int) (fix.time() - d * Fix.DAY);
        ints[1][n] = fix.lon();
        ints[2][n] = fix.lat();
        ints[3][n] = fix.fraction() == 0 ? NONE : fix.fraction();
        Fix.Quality q = fix.quality();
        ints[4][n] = q.accuracy();
        ints[5][n] = q.verticalAccuracy();
        ints[6][n] = q.altitude();
        ints[7][n] = q.speed();
        ints[8][n] = q.course();
        ints[9][n] = fix.method() == 0 ? NONE : fix.method();
        ints[10][n] = fix.flags() == 0 ? NONE : fix.flags();
        device[n] = fix.device();
        samples[n] = fix.samples();
        attributes[n] = fix.attributes();
        position[n] = fix.position();
        n++;
    }

    /** Appends a row of another table. */
    public void add(FixTable from, int row) {
        ensure(n + 1);
        set(n++, from, row);
    }

    private void set(int to, FixTable from, int row) {
        day[to] = from.day[row];
        for (int c = 0; c < COLUMNS; c++) {
            ints[c][to] = from.ints[c][row];
        }
        device[to] = from.device[row];
        samples[to] = from.samples[row];
        attributes[to] = from.attributes[row];
        position[to] = from.position[row];
    }

    /**
     * Appends rows read from a block.
     *
     * @param blockDay UTC day of all of them
     * @param columns one array per {@link Column}: of full length, of length 1 when constant, or empty when all NONE
     * @param devices as the columns, {@link Fix#NO_DEVICE} for none
     * @param rowSamples of full length, or empty
     * @param rowAttributes of full length, or empty
     */
    public void addBlock(
            int blockDay,
            int[][] columns,
            long[] devices,
            ActivitySamples[] rowSamples,
            @Nullable String[] rowAttributes) {
        int rows = columns[0].length;
        ensure(n + rows);
        Arrays.fill(day, n, n + rows, blockDay);
        for (int c = 0; c < COLUMNS; c++) {
            int[] values = columns[c];
            if (values.length == rows) {
                System.arraycopy(values, 0, ints[c], n, rows);
            } else {
                Arrays.fill(ints[c], n, n + rows, values.length == 0 ? NONE : values[0]);
            }
        }
        if (devices.length == rows) {
            System.arraycopy(devices, 0, device, n, rows);
        } else {
            Arrays.fill(device, n, n + rows, devices.length == 0 ? Fix.NO_DEVICE : devices[0]);
        }
        for (int i = 0; i < rows; i++) {
            samples[n + i] = rowSamples.length == 0 ? ActivitySamples.NONE : rowSamples[i];
            attributes[n + i] = rowAttributes.length == 0 ? null : rowAttributes[i];
        }
        n += rows;
    }

    private void ensure(int rows) {
        if (rows <= day.length) {
            return;
        }
        int capacity = Math.max(rows, day.length * 2);
        day = Arrays.copyOf(day, capacity);
        for (int c = 0; c < COLUMNS; c++) {
            ints[c] = Arrays.copyOf(ints[c], capacity);
        }
        device = Arrays.copyOf(device, capacity);
        samples = Arrays.copyOf(samples, capacity);
        attributes = Arrays.copyOf(attributes, capacity);
        position = Arrays.copyOf(position, capacity);
    }

    /** Compares the natural keys of two rows: day, time, longitude, latitude, fraction. */
    public int compareKeys(int row, FixTable other, int otherRow) {
        int r = Integer.compare(day[row], other.day[otherRow]);
        for (int c = 0; r == 0 && c < KEYS; c++) {
            r = Integer.compare(ints[c][row], other.ints[c][otherRow]);
        }
        return r;
    }

    /** Compares rows by natural key and payload; 0 means the same observation. */
    public int compare(int row, FixTable other, int otherRow) {
        int r = compareKeys(row, other, otherRow);
        for (int c = KEYS; r == 0 && c < COLUMNS; c++) {
            r = Integer.compare(ints[c][row], other.ints[c][otherRow]);
        }
        if (r == 0) {
            r = Long.compare(device[row], other.device[otherRow]);
        }
        if (r == 0) {
            r = samples[row].compareTo(other.samples[otherRow]);
        }
        return r != 0 ? r : compareText(attributes[row], other.attributes[otherRow]);
    }

    private static int compareText(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        return a.compareTo(b);
    }

    /** Whether the rows are strictly ascending. */
    public boolean normal() {
        for (int i = 1; i < n; i++) {
            if (compare(i - 1, this, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same observations as a sorted set; this table itself when it already is one. Of equal rows the one with the
     * smallest position stays.
     */
    public FixTable normalized() {
        if (normal()) {
            return this;
        }
        int[] order = order();
        var sorted = new FixTable(n);
        for (int i = 0; i < n; i++) {
            if (i == 0 || compare(order[i - 1], this, order[i]) != 0) {
                sorted.add(this, order[i]);
            }
        }
        return sorted;
    }

    /** Row numbers in ascending order, equal rows by insertion. */
    private int[] order() {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(n - 1, 1));
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            first = Math.min(first, time(i));
            last = Math.max(last, time(i));
        }
        if (last - first >= 1L << 62 - bits) {
            return sorted(IntStream.range(0, n).toArray(), 0, n);
        }
        return byInstant(first, bits);
    }

    /** By instant with primitive sorting, then each group of one instant. */
    private int[] byInstant(long first, int bits) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = time(i) - first << bits | i;
        }
        Arrays.sort(keys);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & (1L << bits) - 1);
        }
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && keys[to] >>> bits == keys[from] >>> bits) {
                to++;
            }
            if (to - from > 1) {
                sorted(order, from, to);
            }
            from = to;
        }
        return order;
    }

    private int[] sorted(int[] rows, int from, int to) {
        int[] sorted = Arrays.stream(rows, from, to)
                .boxed()
                .sorted((a, b) -> compare(a, this, b))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, rows, from, sorted.length);
        return rows;
    }

    /** First row after {@code from} that lies on another day than {@code from}. */
    public int endOfDay(int from) {
        int d = day[from];
        int i = from + 1;
        while (i < n && day[i] == d) {
            i++;
        }
        return i;
    }
}
