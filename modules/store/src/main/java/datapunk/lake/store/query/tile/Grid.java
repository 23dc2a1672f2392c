package datapunk.lake.store.query.tile;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.store.block.Varint;
import java.util.Arrays;

/** Counts of fixes in the cells of one tile, by z-order within it. */
public final class Grid {
    private static final int PACKED = 16;

    private final int z;
    private final int level;
    private final long tile;
    private final int[] counts;
    private final long[] first;

    /**
     * An empty grid.
     *
     * @param level level of its cells, z to z + 8
     * @param timed whether the first time of each cell is kept
     */
    public Grid(int z, int x, int y, int level, boolean timed) {
        this(z, ZOrder.code(x, y), level, timed);
    }

    private Grid(int z, long tile, int level, boolean timed) {
        this.z = z;
        this.level = level;
        this.tile = tile;
        this.counts = new int[1 << 2 * (level - z)];
        this.first = new long[timed ? counts.length : 0];
        Arrays.fill(first, Long.MAX_VALUE);
    }

    /** Adds what a pyramid row counts. @param rowLevel level of its cells @param rowTile code of its tile */
    public void addRow(int rowLevel, long rowTile, byte[] cells) {
        var in = new Varint(cells);
        long cell = -1;
        while (in.hasMore()) {
            cell += in.next() + 1;
            addCell(rowLevel, rowTile << PACKED | cell, (int) in.next());
        }
    }

    private void addCell(int cellLevel, long code, int n) {
        long at = code >> 2 * (cellLevel - level);
        if (at >> 2 * (level - z) == tile) {
            counts[(int) (at & counts.length - 1)] += n;
        }
    }

    /** Adds to the cell that holds a finest cell. @param n how many, negative to take away */
    public void add(long code, int n) {
        addCell(ZOrder.LEVEL, code, n);
    }

    /** Adds one fix. @param time milliseconds since the epoch */
    public void addFix(long code, long time) {
        long at = code >> 2 * (ZOrder.LEVEL - level);
        if (at >> 2 * (level - z) == tile) {
            int local = (int) (at & counts.length - 1);
            counts[local]++;
            if (first.length > 0) {
                first[local] = Math.min(first[local], time);
            }
        }
    }

    /** Level of the cells. */
    public int level() {
        return level;
    }

    /** Number of cells, empty ones too. */
    int size() {
        return counts.length;
    }

    /** Cells along a side as a power of two. */
    int side() {
        return level - z;
    }

    /** Fixes in a cell, 0 or less when there are none. */
    public int count(int local) {
        return counts[local];
    }

    /** Whether first times are kept. */
    boolean timed() {
        return first.length > 0;
    }

    /** First time in a cell that is not empty. */
    long first(int local) {
        return first[local];
    }

    /** Number of cells with fixes. */
    public int cells() {
        int filled = 0;
        for (int n : counts) {
            filled += n > 0 ? 1 : 0;
        }
        return filled;
    }

    /** All fixes of the tile. */
    public long total() {
        long total = 0;
        for (int n : counts) {
            total += Math.max(n, 0);
        }
        return total;
    }

    /** The same fixes in cells of twice the size. */
    public Grid coarser() {
        var grid = new Grid(z, tile, level - 1, timed());
        for (int local = 0; local < counts.length; local++) {
            if (counts[local] > 0) {
                grid.counts[local >> 2] += counts[local];
                if (timed()) {
                    grid.first[local >> 2] = Math.min(grid.first[local >> 2], first[local]);
                }
            }
        }
        return grid;
    }
}
