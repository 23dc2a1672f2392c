package datapunk.lake.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Cells of a level that may meet an area, as ranges in z-order: never one too few, some too many. An area is narrowed to
 * few ranges of an index first, and the exact question is put to what is found there.
 */
public final class Cover {
    /** Cells that are looked at before the search stops, for each range that is allowed. */
    private static final int CELLS_PER_RANGE = 4;

    /**
     * Cells first to last of a level.
     *
     * @param first code of the first cell
     * @param last code of the last cell, itself included
     */
    public record Range(long first, long last) {}

    /** A cell that the area meets; whole when it lies inside and needs no further cutting. */
    private record Cell(int level, long code, boolean whole) {}

    private Cover() {}

    /** Ranges of the cells of a level (0 to 26) that may meet a box, in order, at most so many. */
    public static List<Range> of(Box box, int level, int atMost) {
        return of(Extent.of(box), level, atMost);
    }

    /**
     * Ranges of the cells of a level (0 to 26) that may meet a geometry in degrees, in order, at most so many. A geometry
     * across the antimeridian goes on beyond 180 or -180.
     */
    public static List<Range> of(Geometry geometry, int level, int atMost) {
        return of(Extent.of(geometry), level, atMost);
    }

    private static List<Range> of(Extent extent, int level, int atMost) {
        if (level < 0 || level > ZOrder.LEVEL || atMost < 1) {
            throw new IllegalArgumentException("level " + level + " with at most " + atMost + " ranges");
        }
        List<Cell> cells = new ArrayList<>();
        look(extent, 0, 0, cells);
        for (int depth = 0; depth < level && cells.size() <= atMost * (long) CELLS_PER_RANGE; depth++) {
            cells = quartered(extent, cells, depth);
        }
        return closed(joined(cells, level), atMost);
    }

    private static List<Cell> quartered(Extent extent, List<Cell> cells, int depth) {
        List<Cell> next = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.whole) {
                next.add(cell);
                continue;
            }
            for (int quarter = 0; quarter < 4; quarter++) {
                look(extent, depth + 1, cell.code << 2 | quarter, next);
            }
        }
        return next;
    }

    private static void look(Extent extent, int level, long code, List<Cell> into) {
        Box box = boxOf(level, code);
        if (extent.meets(box)) {
            into.add(new Cell(level, code, extent.covers(box)));
        }
    }

    /** The positions whose cell it is: the outermost rows go on to the poles. */
    private static Box boxOf(int level, long code) {
        int column = ZOrder.column(code);
        int row = ZOrder.row(code);
        double north = row == 0 ? 90 : ZOrder.lat(row, level);
        double south = row + 1L == 1L << level ? -90 : ZOrder.lat(row + 1.0, level);
        return new Box(ZOrder.lon(column, level), south, ZOrder.lon(column + 1.0, level), north);
    }

    private static List<Range> joined(List<Cell> cells, int level) {
        List<Range> ranges = new ArrayList<>();
        for (Cell cell : cells) {
            int shift = 2 * (level - cell.level);
            long first = cell.code << shift;
            long last = (cell.code + 1 << shift) - 1;
            if (!ranges.isEmpty() && ranges.getLast().last + 1 == first) {
                ranges.set(ranges.size() - 1, new Range(ranges.getLast().first, last));
            } else {
                ranges.add(new Range(first, last));
            }
        }
        return ranges;
    }

    /** Closes the narrowest gaps until no more ranges are left than allowed. */
    private static List<Range> closed(List<Range> ranges, int atMost) {
        if (ranges.size() <= atMost) {
            return List.copyOf(ranges);
        }
        long[] gaps = new long[ranges.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = ranges.get(i + 1).first - ranges.get(i).last;
        }
        long[] sorted = gaps.clone();
        Arrays.sort(sorted);
        int toClose = ranges.size() - atMost;
        long widest = sorted[toClose - 1];
        List<Range> kept = new ArrayList<>();
        kept.add(ranges.getFirst());
        for (int i = 0; i < gaps.length; i++) {
            Range next = ranges.get(i + 1);
            if (gaps[i] <= widest) {
                kept.set(kept.size() - 1, new Range(kept.getLast().first, next.last));
            } else {
                kept.add(next);
            }
        }
        return List.copyOf(kept);
    }
}
