package datapunk.lake.bus.store;

import datapunk.lake.bus.Payload;
import datapunk.lake.model.Owner;
import java.util.Arrays;

/** What a commit changed in one owner's lake, exact enough to forget only the answers that are no longer true. */
public final class Change implements Payload {
    /** Level of {@link #touches}: cells of about 2.4 km at the equator. */
    public static final int CELL_LEVEL = 14;

    private final Owner owner;
    private final long generation;
    private final int[] days;
    private final long[] cells;

    private Change(Owner owner, long generation, int[] days, long[] cells) {
        this.owner = owner;
        this.generation = generation;
        this.days = days;
        this.cells = cells;
    }

    /**
     * A change of these days and cells.
     *
     * @param days UTC days since the epoch whose fixes or features changed
     * @param cells z-order codes of the level-14 cells (26-bit code shifted right by 24) in which they lie
     */
    public static Change of(Owner owner, long generation, int[] days, long[] cells) {
        int[] d = days.clone();
        long[] c = cells.clone();
        Arrays.sort(d);
        Arrays.sort(c);
        return new Change(owner, generation, d, c);
    }

    /** Whose lake. */
    public Owner owner() {
        return owner;
    }

    /** The owner's generation after the commit. */
    public long generation() {
        return generation;
    }

    /** Whether any changed day lies in the period. */
    public boolean touches(Period period) {
        return any(days, period.firstDay(), period.endDay());
    }

    private static boolean any(int[] sorted, int from, int end) {
        int at = Arrays.binarySearch(sorted, from);
        int first = at < 0 ? -at - 1 : at;
        return first < sorted.length && sorted[first] < end;
    }

    /** Whether any changed cell lies in this range of level-14 z-order codes, both ends included. */
    public boolean touches(long firstCell, long lastCell) {
        int at = Arrays.binarySearch(cells, firstCell);
        int first = at < 0 ? -at - 1 : at;
        return first < cells.length && cells[first] <= lastCell;
    }

    /** First and last changed day, or an empty period when no day changed. */
    public Period extent() {
        return days.length == 0 ? new Period(0, 0) : Period.days(days[0], days[days.length - 1] + 1);
    }
}
