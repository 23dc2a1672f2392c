package datapunk.lake.store.query.tile;

import datapunk.lake.bus.store.Period;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Fix;
import datapunk.lake.store.index.Months;
import datapunk.lake.store.index.Pyramid;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the counts of a tile are to be found: pyramid rows for whole months, day blocks for the rest.
 *
 * @param level level of the pyramid's cells to read
 * @param grid level of the cells to draw, never finer than 256 by 256 a tile
 * @param firstMonth first whole month, {@link #ALL} for all time
 * @param lastMonth last whole month; before the first when there is none
 * @param edges what has to be counted from the blocks
 */
public record TilePlan(int level, int grid, int firstMonth, int lastMonth, List<Period> edges) {
    /** The pyramid's month that means all time. */
    public static final int ALL = Pyramid.ALL_TIME;

    /** Cells along a side of a tile as a power of two. */
    static final int SIDE = 8;

    private static final int FINEST = 24;
    private static final int FINEST_MONTHLY = Pyramid.MONTH_LEVEL;
    private static final long SHORT = 31 * Fix.DAY;
    /** Bounds of what is taken for a date, so that arithmetic stays within its types: years -10000 to 10000. */
    private static final long EARLIEST = -377_705_116_800_000L;

    private static final long LATEST = 253_402_300_800_000L;

    public TilePlan {
        edges = List.copyOf(edges);
    }

    /** The plan for a zoom and a period. */
    public static TilePlan of(int z, Period period) {
        if (period.always()) {
            return at(z, FINEST, ALL, ALL, List.of());
        }
        long from = Math.clamp(period.from(), EARLIEST, LATEST);
        long to = Math.clamp(period.to(), EARLIEST, LATEST);
        if (to - from <= SHORT) {
            return blocksOnly(z, period);
        }
        int first = month(from) + (start(month(from)) < from ? 1 : 0);
        int last = month(to) - 1;
        if (first > last) {
            return blocksOnly(z, period);
        }
        var edges = new ArrayList<Period>();
        if (from > EARLIEST && from < start(first)) {
            edges.add(new Period(from, start(first)));
        }
        if (to < LATEST && start(last + 1) < to) {
            edges.add(new Period(start(last + 1), to));
        }
        return at(z, FINEST_MONTHLY, Math.max(first, 1), last, edges);
    }

    /** The plan that counts everything from the blocks. */
    public static TilePlan blocksOnly(int z, Period period) {
        return at(z, FINEST, 1, ALL, period.from() < period.to() ? List.of(period) : List.of());
    }

    private static TilePlan at(int z, int finest, int firstMonth, int lastMonth, List<Period> edges) {
        int wanted = z + SIDE;
        int level = Math.min(wanted + (wanted & 1), finest);
        return new TilePlan(level, Math.min(wanted, level), firstMonth, lastMonth, edges);
    }

    /** Whether pyramid rows are needed at all. */
    public boolean readsPyramid() {
        return firstMonth <= lastMonth;
    }

    /** Whether fixes of a day are counted in the pyramid rows that are read. */
    public boolean inPyramid(int day) {
        return readsPyramid()
                && (firstMonth == ALL || Months.ofDay(day) >= firstMonth && Months.ofDay(day) <= lastMonth);
    }

    /** Codes of the pyramid's tiles that hold the cells of tile z/x/y. */
    public List<Long> tiles(int z, int x, int y) {
        int tileLevel = level - SIDE;
        long code = ZOrder.code(x, y);
        if (tileLevel <= z) {
            return List.of(code >> 2 * (z - tileLevel));
        }
        long first = code << 2;
        return List.of(first, first + 1, first + 2, first + 3);
    }

    private static int month(long time) {
        return Months.ofDay((int) Math.floorDiv(time, Fix.DAY));
    }

    private static long start(int month) {
        return Months.firstDay(month) * Fix.DAY;
    }
}
