package datapunk.lake.store.query.area;

import datapunk.lake.geo.ZOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges of level-12 cells in z-order that hold every cell touching a region, and few others. Both ends are included.
 *
 * @param first first code of each range, ascending
 * @param last last code of each range
 */
public record Ranges(List<Integer> first, List<Integer> last) {
    /** Level of the cells. */
    public static final int LEVEL = 12;

    private static final int ENOUGH = 40;

    public Ranges {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** Covers a region by going down the quadtree where it pays, until the ranges become too many. */
    public static Ranges cover(Region region) {
        var whole = new ArrayList<long[]>();
        List<Long> open = List.of(0L);
        int level = 0;
        while (level < LEVEL && !open.isEmpty() && open.size() + whole.size() <= ENOUGH) {
            level++;
            var next = new ArrayList<Long>();
            for (long parent : open) {
                for (long code = parent << 2; code <= (parent << 2 | 3); code++) {
                    switch (region.relate(level, ZOrder.column(code), ZOrder.row(code))) {
                        case INSIDE -> whole.add(range(code, level));
                        case PARTLY -> next.add(code);
                        case OUTSIDE -> {}
                    }
                }
            }
            open = next;
        }
        for (long code : open) {
            whole.add(range(code, level));
        }
        return joined(whole);
    }

    private static long[] range(long code, int level) {
        int shift = 2 * (LEVEL - level);
        return new long[] {code << shift, (code + 1 << shift) - 1};
    }

    private static Ranges joined(List<long[]> ranges) {
        long[][] sorted = ranges.toArray(long[][]::new);
        Arrays.sort(sorted, (a, b) -> Long.compare(a[0], b[0]));
        var first = new ArrayList<Integer>();
        var last = new ArrayList<Integer>();
        for (long[] range : sorted) {
            int end = last.size() - 1;
            if (end >= 0 && last.get(end) + 1 >= range[0]) {
                last.set(end, (int) range[1]);
            } else {
                first.add((int) range[0]);
                last.add((int) range[1]);
            }
        }
        return new Ranges(first, last);
    }

    /** Whether a level-12 cell is in one of the ranges. */
    public boolean has(int code) {
        for (int i = 0; i < first.size(); i++) {
            if (code >= first.get(i) && code <= last.get(i)) {
                return true;
            }
        }
        return false;
    }
}
