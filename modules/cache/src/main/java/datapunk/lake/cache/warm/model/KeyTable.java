package datapunk.lake.cache.warm.model;

import java.util.Arrays;

/**
 * Gives pairs of longs a slot number each: open addressing with linear probing, no objects. Slots that became free are
 * taken again first.
 */
public final class KeyTable {
    private final long[] hi;
    private final long[] lo;
    private final int[] stamps;
    private final boolean[] taken;
    private final int[] free;
    private final int[] index;
    private final int mask;
    private int frees;
    private int bound;
    private int size;

    /** Room for so many. */
    public KeyTable(int capacity) {
        hi = new long[capacity];
        lo = new long[capacity];
        stamps = new int[capacity];
        taken = new boolean[capacity];
        free = new int[capacity];
        index = new int[Integer.highestOneBit(capacity) * 4];
        mask = index.length - 1;
        Arrays.fill(index, -1);
    }

    /** The slot of a key, or -1. */
    public int find(long hi, long lo) {
        int at = home(hi, lo);
        while (index[at] >= 0) {
            int slot = index[at];
            if (this.hi[slot] == hi && this.lo[slot] == lo) {
                return slot;
            }
            at = at + 1 & mask;
        }
        return -1;
    }

    /** Gives a new key a slot; there must be room. */
    public int add(long hi, long lo) {
        int slot = frees > 0 ? free[--frees] : bound++;
        this.hi[slot] = hi;
        this.lo[slot] = lo;
        taken[slot] = true;
        stamps[slot]++;
        size++;
        int at = home(hi, lo);
        while (index[at] >= 0) {
            at = at + 1 & mask;
        }
        index[at] = slot;
        return slot;
    }

    /** Frees a slot. */
    public void remove(int slot) {
        int at = home(hi[slot], lo[slot]);
        while (index[at] != slot) {
            at = at + 1 & mask;
        }
        close(at);
        taken[slot] = false;
        stamps[slot]++;
        free[frees++] = slot;
        size--;
    }

    /** Moves later keys of the same run into the gap, so that no search ends too early. */
    private void close(int gap) {
        int hole = gap;
        for (int at = hole + 1 & mask; index[at] >= 0; at = at + 1 & mask) {
            int wanted = home(hi[index[at]], lo[index[at]]);
            if ((at - wanted & mask) >= (at - hole & mask)) {
                index[hole] = index[at];
                hole = at;
            }
        }
        index[hole] = -1;
    }

    private int home(long hi, long lo) {
        long h = (hi * 0x9E3779B97F4A7C15L) ^ (lo * 0xC2B2AE3D27D4EB4FL);
        h = (h ^ h >>> 29) * 0xBF58476D1CE4E5B9L;
        return (int) (h >>> 32) & mask;
    }

    /** Forgets all. */
    public void clear() {
        for (int slot = 0; slot < bound; slot++) {
            stamps[slot]++;
        }
        Arrays.fill(taken, false);
        Arrays.fill(index, -1);
        frees = 0;
        bound = 0;
        size = 0;
    }

    /** First half of the key in a slot. */
    public long hi(int slot) {
        return hi[slot];
    }

    /** Second half of the key in a slot. */
    public long lo(int slot) {
        return lo[slot];
    }

    /** Changes whenever the slot gets another key. */
    public int stamp(int slot) {
        return stamps[slot];
    }

    /** Whether a slot holds a key. */
    public boolean taken(int slot) {
        return taken[slot];
    }

    /** All slots that hold a key lie below. */
    public int bound() {
        return bound;
    }

    /** Number of keys. */
    public int size() {
        return size;
    }
}
