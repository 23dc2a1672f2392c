package datapunk.lake.store.query.scan;

import datapunk.lake.model.FixTable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fixes of one day from several streams in the order of time, stream and row. */
public final class InTimeOrder {
    private static final int ROW_BITS = 26;
    private static final int STREAM_BITS = 10;

    private InTimeOrder() {}

    /** Sees fixes in order. */
    public interface Visitor {
        /** One fix. @return whether more are wanted */
        boolean fix(DayFixes of, int row);
    }

    /** Shows the fixes of a day. @param day its streams in ascending order @return whether more were wanted */
    public static boolean each(List<DayFixes> day, Visitor visitor) {
        if (day.size() == 1) {
            DayFixes only = day.getFirst();
            for (int row = 0; row < only.table().size(); row++) {
                if (!visitor.fix(only, row)) {
                    return false;
                }
            }
            return true;
        }
        long[] order = order(day);
        for (long key : order) {
            int stream = (int) (key >> ROW_BITS) & (1 << STREAM_BITS) - 1;
            if (!visitor.fix(day.get(stream), (int) key & (1 << ROW_BITS) - 1)) {
                return false;
            }
        }
        return true;
    }

    private static long[] order(List<DayFixes> day) {
        long[] order = new long[day.stream().mapToInt(d -> d.table().size()).sum()];
        int at = 0;
        for (int stream = 0; stream < day.size(); stream++) {
            FixTable table = day.get(stream).table();
            int[] times = table.column(FixTable.Column.TIME);
            for (int row = 0; row < table.size(); row++) {
                order[at++] = (long) times[row] << ROW_BITS + STREAM_BITS | (long) stream << ROW_BITS | row;
            }
        }
        Arrays.sort(order);
        return order;
    }

    /** Splits fixes of several days, in order of day, into those of each. */
    public static List<List<DayFixes>> byDay(List<DayFixes> fixes) {
        return fixes.stream()
                .collect(Collectors.groupingBy(f -> f.key().day(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .toList();
    }
}
