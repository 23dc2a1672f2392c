package datapunk.lake.store.index;

import java.util.Arrays;

/** A growing list of 64-bit numbers: cell codes, without objects. */
public final class Codes {
    private long[] values = new long[256];
    private int n;

    /** Appends a number. */
    public void add(long value) {
        if (n == values.length) {
            values = Arrays.copyOf(values, n * 2);
        }
        values[n++] = value;
    }

    /** Appends the first {@code count} numbers of an array. */
    public void addAll(long[] from, int count) {
        if (n + count > values.length) {
            values = Arrays.copyOf(values, Math.max(n + count, n * 2));
        }
        System.arraycopy(from, 0, values, n, count);
        n += count;
    }

    /** How many there are. */
    public int size() {
        return n;
    }

    /** The number at a place. */
    public long get(int at) {
        return values[at];
    }

    /** Forgets all numbers and keeps the room. */
    public void clear() {
        n = 0;
    }

    /** Sorts ascending. */
    public Codes sort() {
        Arrays.sort(values, 0, n);
        return this;
    }

    /** Sorts and keeps one of each. */
    public Codes distinct() {
        sort();
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[kept++] = values[i];
            }
        }
        n = kept;
        return this;
    }

    /** The backing array, of which the first {@link #size} count. */
    public long[] array() {
        return values;
    }

    /** A copy of exact length. */
    public long[] toArray() {
        return Arrays.copyOf(values, n);
    }
}
