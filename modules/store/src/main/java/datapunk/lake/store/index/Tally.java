package datapunk.lake.store.index;

import datapunk.lake.store.block.Varint;
import java.util.Arrays;

/**
 * The cells of one pyramid tile and how many fixes lie in each, packed: ascending pairs of varints, the gap to the
 * previous cell minus one (the first from -1) and the count. A cell is the low 16 bits of its z-order code.
 */
public final class Tally {
    private byte[] packed = new byte[1024];
    private int at;
    private int last = -1;

    /** Begins an empty tile, keeping the room. */
    public void clear() {
        at = 0;
        last = -1;
    }

    private void put(int cell, long count) {
        if (count <= 0) {
            return;
        }
        if (at + 20 > packed.length) {
            packed = Arrays.copyOf(packed, packed.length * 2);
        }
        at = Varint.put(packed, at, cell - last - 1L);
        at = Varint.put(packed, at, count);
        last = cell;
    }

    /**
     * Becomes the sum of a packed tile and changes; cells whose count falls to nothing disappear.
     *
     * @param before packed tile, empty if there was none
     * @param cells ascending cells that change, of which the first {@code n} count
     * @param counts by how much each changes, may be negative
     */
    public void sum(byte[] before, int[] cells, int[] counts, int n) {
        clear();
        var reader = new Reader(before);
        boolean more = reader.next();
        int i = 0;
        while (i < n || more) {
            int change = i < n ? cells[i] : Integer.MAX_VALUE;
            int known = more ? reader.cell() : Integer.MAX_VALUE;
            if (change < known) {
                put(change, counts[i++]);
            } else {
                put(known, reader.count() + (change == known ? counts[i++] : 0));
                more = reader.next();
            }
        }
    }

    /** Length of the packed form. */
    public int size() {
        return at;
    }

    /** The packed form, of which the first {@link #size} bytes count. */
    public byte[] array() {
        return packed;
    }

    /** Reads a packed tile. */
    public static final class Reader {
        private final Varint in;
        private int cell = -1;
        private long count;

        /** Before the first cell. */
        public Reader(byte[] packed) {
            in = new Varint(packed);
        }

        /** Goes to the next cell. @return whether there is one */
        public boolean next() {
            if (!in.hasMore()) {
                return false;
            }
            cell += (int) in.next() + 1;
            count = in.next();
            return true;
        }

        /** The cell, 0 to 65535. */
        public int cell() {
            return cell;
        }

        /** Its number of fixes. */
        public long count() {
            return count;
        }
    }
}
