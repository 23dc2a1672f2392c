package datapunk.lake.store.block;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The rows of one UTC day in a normal table: a sorted set of observations.
 *
 * @param table where the rows are
 * @param from first row
 * @param to row after the last
 */
public record Slice(FixTable table, int from, int to) {

    /** A whole table whose rows are all of one day. */
    public static Slice whole(FixTable table) {
        return new Slice(table, 0, table.size());
    }

    /** Number of observations. */
    public int size() {
        return to - from;
    }

    /** UTC day, days since the epoch. */
    public int day() {
        return table.day(from);
    }

    /** Whether the row states another payload under the key of the row before it. */
    public boolean repeatsKey(int row) {
        return row > from && table.compareKeys(row - 1, table, row) == 0;
    }

    /** Number of distinct natural keys. */
    public int keys() {
        int keys = 0;
        for (int i = from; i < to; i++) {
            if (!repeatsKey(i)) {
                keys++;
            }
        }
        return keys;
    }

    /** Byte offset of the first record in its file. */
    public long firstPosition() {
        long first = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            first = Math.min(first, table.position(i));
        }
        return first;
    }

    /** Byte offset of the last record in its file. */
    public long lastPosition() {
        long last = 0;
        for (int i = from; i < to; i++) {
            last = Math.max(last, table.position(i));
        }
        return last;
    }

    /** The content's hash: first 16 bytes of SHA-256 over all columns. Equal sets of observations hash the same. */
    public byte[] hash() {
        MessageDigest sha = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(4 + size() * 8);
        buffer.putInt(size());
        sha.update(buffer.array(), 0, 4);
        for (Column column : Column.values()) {
            buffer.clear();
            buffer.asIntBuffer().put(table.column(column), from, size());
            sha.update(buffer.array(), 0, size() * 4);
        }
        buffer.clear();
        buffer.asLongBuffer().put(table.devices(), from, size());
        sha.update(buffer.array(), 0, size() * 8);
        byte[] samples = packedSamples();
        sha.update(samples);
        for (int i = from; i < to; i++) {
            String attributes = table.attributes(i);
            if (attributes != null) {
                byte[] utf8 = attributes.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(8)
                        .putInt(i - from)
                        .putInt(utf8.length)
                        .array());
                sha.update(utf8);
            }
        }
        return Arrays.copyOf(sha.digest(), 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Motion guesses of all rows: per row its length as varint, then its bytes. Empty when no row has any. */
    byte[] packedSamples() {
        int bytes = 0;
        boolean any = false;
        for (int i = from; i < to; i++) {
            int size = table.samples(i).size();
            any |= size > 0;
            bytes += size + (size < 128 ? 1 : size < 16384 ? 2 : 4);
        }
        byte[] packed = new byte[any ? bytes : 0];
        int at = 0;
        for (int i = from; any && i < to; i++) {
            ActivitySamples samples = table.samples(i);
            at = Varint.put(packed, at, samples.size());
            samples.copyTo(packed, at);
            at += samples.size();
        }
        return at == packed.length ? packed : Arrays.copyOf(packed, at);
    }

    /** Whether all rows state the same value, or all state nothing. */
    boolean constant(Column column) {
        int[] values = table.column(column);
        for (int i = from + 1; i < to; i++) {
            if (values[i] != values[from]) {
                return false;
            }
        }
        return true;
    }

    /** Whether all rows come from the same device, or none is known. */
    boolean oneDevice() {
        long[] devices = table.devices();
        for (int i = from + 1; i < to; i++) {
            if (devices[i] != devices[from]) {
                return false;
            }
        }
        return true;
    }

    /** Whether some row has attributes. */
    boolean anyAttributes() {
        for (int i = from; i < to; i++) {
            if (table.attributes(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** The device of the first row, {@link Fix#NO_DEVICE} when unknown. */
    long firstDevice() {
        return table.devices()[from];
    }
}
