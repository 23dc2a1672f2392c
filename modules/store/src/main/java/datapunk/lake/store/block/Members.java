package datapunk.lake.store.block;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which observations of a day a file supports, by their position in the day's order. Immutable; all of them is kept as
 * no bitmap at all, so that equal sets have equal bytes.
 */
public final class Members {
    private final int n;
    private final BitSet bits;

    private Members(int n, BitSet bits) {
        this.n = n;
        this.bits = bits;
    }

    /** All of {@code n} observations. */
    public static Members all(int n) {
        var bits = new BitSet(n);
        bits.set(0, n);
        return new Members(n, bits);
    }

    /** These positions among {@code n}. */
    public static Members of(int n, int... positions) {
        var bits = new BitSet(n);
        for (int p : positions) {
            bits.set(p);
        }
        return new Members(n, bits);
    }

    /** What {@link #bytes} wrote. @param bytes empty for all */
    public static Members ofBytes(int n, byte[] bytes) {
        return bytes.length == 0 ? all(n) : new Members(n, BitSet.valueOf(bytes));
    }

    /** Whether every observation is meant. */
    public boolean isAll() {
        return bits.cardinality() == n;
    }

    /** Whether none is. */
    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** How many are meant. */
    public int count() {
        return bits.cardinality();
    }

    /** Whether this position is meant. */
    public boolean has(int position) {
        return bits.get(position);
    }

    /** Those of both; both must be over the same day. */
    public Members or(Members other) {
        var union = (BitSet) bits.clone();
        union.or(other.bits);
        return new Members(n, union);
    }

    /**
     * The same observations where they stand after the day changed.
     *
     * @param newSize observations of the day now
     * @param at new position of each old one, negative when it is gone
     */
    public Members moved(int newSize, int[] at) {
        var moved = new BitSet(newSize);
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            if (at[i] >= 0) {
                moved.set(at[i]);
            }
        }
        return new Members(newSize, moved);
    }

    /** The bitmap, low bit first, padded to the day's size; empty when all are meant. */
    public byte[] bytes() {
        return isAll() ? new byte[0] : Arrays.copyOf(bits.toByteArray(), (n + 7) / 8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members m && m.n == n && m.bits.equals(bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.cardinality() + " of " + n;
    }
}
