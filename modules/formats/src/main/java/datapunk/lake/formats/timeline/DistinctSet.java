package datapunk.lake.formats.timeline;

import java.util.OptionalLong;

/**
 * Counts different triples of numbers by 64-bit hashes in an open-addressing table; gives up beyond {@value #MOST}, so
 * that its memory is bounded.
 */
final class DistinctSet {
    static final int MOST = 500_000;

    private long[] slots = new long[1 << 10];
    private int size;
    private boolean tooMany;

    /** Adds a triple. */
    void add(long a, long b, long c) {
        if (tooMany) {
            return;
        }
        if (size == MOST) {
            tooMany = true;
            slots = new long[0];
            return;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        long hash = mixed(mixed(mixed(a) ^ b) ^ c);
        size += put(slots, hash == 0 ? 1 : hash) ? 1 : 0;
    }

    /** How many different triples were added; empty when they were too many to count. */
    OptionalLong size() {
        return tooMany ? OptionalLong.empty() : OptionalLong.of(size);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) (hash >>> 20) & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        return true;
    }

    private static long mixed(long value) {
        long h = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L + 0x9e3779b97f4a7c15L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return h ^ h >>> 31;
    }
}
