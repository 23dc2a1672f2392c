package datapunk.lake.store.write;

import datapunk.lake.bus.store.Change;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Owner;
import datapunk.lake.store.index.Codes;
import java.util.TreeSet;

/** Gathers what a transaction changes, for {@link Change}. */
final class Touched {
    /** Stands for what has no time; lies in {@code Period.ALWAYS} only. */
    private static final int TIMELESS = Integer.MIN_VALUE;

    private final TreeSet<Integer> days = new TreeSet<>();
    private final Codes cells = new Codes();

    void day(int day) {
        days.add(day);
    }

    void timeless() {
        days.add(TIMELESS);
    }

    /** A changed fix. @param code its finest cell */
    void cell(long code) {
        long cell = ZOrder.parent(code, Change.CELL_LEVEL);
        if (cells.size() == 0 || cells.get(cells.size() - 1) != cell) {
            cells.add(cell);
        }
    }

    boolean any() {
        return !days.isEmpty();
    }

    Change change(Owner owner, long generation) {
        int[] sorted = days.stream().mapToInt(Integer::intValue).toArray();
        return Change.of(owner, generation, sorted, cells.distinct().toArray());
    }
}
