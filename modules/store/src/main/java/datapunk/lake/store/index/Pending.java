package datapunk.lake.store.index;

import datapunk.lake.model.PlaceName;
import datapunk.lake.store.block.Varint;
import java.util.Arrays;
import java.util.Map;

/**
 * Fixes that were committed (or removed) and are not in cells and pyramid yet, as kept in the table {@code pending}.
 *
 * <p>Bytes: number of places; for each, level-16 cell (gap varint) and place id (8 bytes, big-endian); then groups to
 * the end: stream (8 bytes), UTC day (zigzag varint), 1 when removed else 0, number of codes, and the ascending
 * 52-bit z-order codes as gaps (varints; the first from 0).
 */
public final class Pending {
    private byte[] bytes = new byte[4096];
    private int at;
    private int codes;

    /** Begins with the names of the cells. @param places level-16 cell to name */
    public Pending(Map<Long, PlaceName> places) {
        long[] cells =
                places.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        varint(cells.length);
        long previous = 0;
        for (long cell : cells) {
            varint(cell - previous);
            previous = cell;
            PlaceName name = places.get(cell);
            fixed(name == null ? 0 : name.id());
        }
    }

    private void room(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
        }
    }

    private void varint(long value) {
        room(10);
        at = Varint.put(bytes, at, value);
    }

    private void fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[at++] = (byte) (value >>> shift);
        }
    }

    /**
     * Adds the fixes of one stream and day.
     *
     * @param removed whether they are gone instead of new
     * @param fixes their codes; sorted by this
     */
    public void day(long stream, int day, boolean removed, Codes fixes) {
        if (fixes.size() == 0) {
            return;
        }
        fixes.sort();
        fixed(stream);
        varint((long) day << 1 ^ (day >> 31));
        varint(removed ? 1 : 0);
        varint(fixes.size());
        room(fixes.size() * 8);
        long previous = 0;
        for (int i = 0; i < fixes.size(); i++) {
            at = Varint.put(bytes, at, fixes.get(i) - previous);
            previous = fixes.get(i);
        }
        codes += fixes.size();
    }

    /** Number of fixes added. */
    public int codes() {
        return codes;
    }

    /** What to keep in the table. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, at);
    }

    /** Sees what a row of the table holds. */
    public interface Visitor {
        /** A level-16 cell has this place id. */
        void place(long cell, long place);

        /**
         * Fixes of one stream and day.
         *
         * @param sign 1 when new, -1 when removed
         * @param sorted ascending codes, of which the first {@code n} count; only valid during the call
         */
        void day(long stream, int day, int sign, long[] sorted, int n);
    }

    /** Shows the content of a row to the visitor. */
    public static void visit(byte[] data, Visitor visitor) {
        var in = new Varint(data);
        int places = (int) in.next();
        long cell = 0;
        for (int i = 0; i < places; i++) {
            cell += in.next();
            visitor.place(cell, in.fixed());
        }
        long[] codes = new long[1024];
        while (in.hasMore()) {
            long stream = in.fixed();
            long zigzag = in.next();
            int sign = in.next() == 0 ? 1 : -1;
            int n = (int) in.next();
            if (n > codes.length) {
                codes = new long[Math.max(n, codes.length * 2)];
            }
            long code = 0;
            for (int i = 0; i < n; i++) {
                code += in.next();
                codes[i] = code;
            }
            visitor.day(stream, (int) (zigzag >>> 1 ^ -(zigzag & 1)), sign, codes, n);
        }
    }
}
