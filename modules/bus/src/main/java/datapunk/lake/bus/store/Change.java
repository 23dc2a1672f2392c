package datapunk.lake.bus.store;

import datapunk.lake.bus.Payload;
import datapunk.lake.model.Owner;
import java.util.Arrays;

/** What a commit changed in one owner's lake, exact enough to forget only the answers that are no longer true. */
public final class Change implements Payload {
    /** Level of {@link #touches}: cells of about 2.4 km at the equator. */
    public static final int CELL_LEVEL = 14;
    /** The day of what has no time; lies in {@link Period#ALWAYS} and not in any other period. */
    public static final int TIMELESS = Integer.MIN_VALUE;

    /** First and last day of what can be told when everything may have changed: years 1 to 9999. */
    private static final Period EVERY_DAY = Period.days(-719_162, 2_932_897);

    private final Owner owner;
    private final long generation;
    private final boolean everything;
    private final int[] days;
    private final long[] cells;

    private Change(Owner owner, long generation, boolean everything, int[] days, long[] cells) {
        this.owner = owner;
        this.generation = generation;
        this.everything = everything;
        this.days = days;
        this.cells = cells;
    }

    /**
     * A change of these days and cells.
     *
     * @param days UTC days since the epoch whose fixes or features changed; {@link #TIMELESS} for what has no time
     * @param cells z-order codes of the level-14 cells (26-bit code shifted right by 24) in which they lie
     */
    public static Change of(Owner owner, long generation, int[] days, long[] cells) {
        int[] d = days.clone();
        long[] c = cells.clone();
        Arrays.sort(d);
        Arrays.sort(c);
        return new Change(owner, generation, false, d, c);
    }

    /** A change of nobody knows what, for instance by a commit whose answer was lost: it touches every question. */
    public static Change everything(Owner owner, long generation) {
        return new Change(owner, generation, true, new int[0], new long[0]);
    }

    /** Whether nobody knows what it changed. */
    public boolean isEverything() {
        return everything;
    }

    /** A copy of the days, ascending; empty when everything may have changed. */
    public int[] days() {
        return days.clone();
    }

    /** A copy of the cells, ascending; empty when everything may have changed. */
    public long[] cells() {
        return cells.clone();
    }

    /** About how many bytes it takes in memory. */
    public int bytes() {
        return 80 + 4 * days.length + 8 * cells.length;
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
        return everything || any(days, period.firstDay(), period.endDay());
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
        return everything || first < cells.length && cells[first] <= lastCell;
    }

    /** First and last changed day, or an empty period when only what has no time changed. */
    public Period extent() {
        if (everything) {
            return EVERY_DAY;
        }
        int first = 0;
        while (first < days.length && days[first] == TIMELESS) {
            first++;
        }
        return first == days.length ? new Period(0, 0) : Period.days(days[first], days[days.length - 1] + 1);
    }
}
