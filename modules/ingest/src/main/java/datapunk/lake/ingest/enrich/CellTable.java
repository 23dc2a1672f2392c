package datapunk.lake.ingest.enrich;

import datapunk.lake.model.PlaceName;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names by cell without boxes: a hash table with open addressing that never removes one cell, only all. */
final class CellTable {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private final long[] cells;
    private final @Nullable PlaceName[] names;
    private final int shift;
    private int size;

    /** A table for up to {@code 2^bits / 2} cells. */
    CellTable(int bits) {
        cells = new long[1 << bits];
        names = new @Nullable PlaceName[1 << bits];
        shift = Long.SIZE - bits;
    }

    /** Whether no further cell should be put. */
    boolean full() {
        return size >= cells.length / 2;
    }

    /** The name of a cell, or null when it is not here. */
    @Nullable
    PlaceName get(long cell) {
        return names[slot(cell)];
    }

    /** Puts the name of a cell that is not here yet. */
    void put(long cell, PlaceName name) {
        int slot = slot(cell);
        cells[slot] = cell;
        names[slot] = name;
        size++;
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(names, null);
        size = 0;
    }

    private int slot(long cell) {
        int slot = (int) (cell * MIX >>> shift);
        while (names[slot] != null && cells[slot] != cell) {
            slot = slot + 1 & cells.length - 1;
        }
        return slot;
    }
}
