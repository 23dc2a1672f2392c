package datapunk.lake.store.write;

import datapunk.lake.bus.store.Change;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Owner;
import datapunk.lake.store.index.Codes;
import java.util.TreeSet;

/** Gathers what a transaction changes, for {@link Change}. */
final class Touched {
    /** Days of an interval above which only the whole of all such intervals is remembered. */
    private static final int LONG = 400;

    /** More cells than these are not told one by one. */
    private static final int MOST_CELLS = 1 << 16;

    private final TreeSet<Integer> days = new TreeSet<>();
    private final Codes cells = new Codes();
    private int firstOfLong = Integer.MAX_VALUE;
    private int lastOfLong = Integer.MIN_VALUE;
    private int room = 1 << 14;

    void day(int day) {
        days.add(day);
    }

    /** All days of an interval, both ends included. */
    void days(int first, int last) {
        if (last - (long) first > LONG) {
            firstOfLong = Math.min(firstOfLong, first);
            lastOfLong = Math.max(lastOfLong, last);
            return;
        }
        for (int day = first; day <= last; day++) {
            days.add(day);
        }
    }

    void timeless() {
        days.add(Change.TIMELESS);
    }

    /** A changed fix. @param code its finest cell */
    void cell(long code) {
        long cell = ZOrder.parent(code, Change.CELL_LEVEL);
        if (cells.size() == 0 || cells.get(cells.size() - 1) != cell) {
            cells.add(cell);
        }
        if (cells.size() > room) {
            room = Math.max(room, 2 * cells.distinct().size());
        }
    }

    boolean any() {
        return !days.isEmpty() || firstOfLong <= lastOfLong;
    }

    Change change(Owner owner, long generation) {
        for (int day = firstOfLong; day <= lastOfLong; day++) {
            days.add(day);
        }
        Codes distinct = cells.distinct();
        if (distinct.size() > MOST_CELLS) {
            return Change.everything(owner, generation);
        }
        int[] sorted = days.stream().mapToInt(Integer::intValue).toArray();
        return Change.of(owner, generation, sorted, distinct.toArray());
    }
}
