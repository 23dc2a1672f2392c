package datapunk.lake.store.index;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a fold has to add to and subtract from cells and pyramid, gathered from rows of {@code pending}. */
final class Deltas implements Pending.Visitor {
    /**
     * Changes of one stream by month index (year * 12 + month of year - 1). Each number is the 52-bit code shifted left by
     * one, with the lowest bit set when the fix is gone.
     */
    private final Map<Long, TreeMap<Integer, Codes>> streams = new TreeMap<>();
    /** Per stream: level-12 cell, month, place within them and sign, see {@link CellMonths#key}; one per fix run. */
    private final Map<Long, CellMonths.Changes> cells = new TreeMap<>();

    private final Map<Long, Long> places = new HashMap<>();

    @Override
    public void place(long cell, long place) {
        places.put(cell, place);
    }

    @Override
    public void day(long stream, int day, int sign, long[] sorted, int n) {
        int month = Months.ofDay(day);
        Codes codes = streams.computeIfAbsent(stream, s -> new TreeMap<>()).computeIfAbsent(month, m -> new Codes());
        long gone = sign < 0 ? 1 : 0;
        for (int i = 0; i < n; i++) {
            codes.add(sorted[i] << 1 | gone);
        }
        CellMonths.Changes changes = cells.computeIfAbsent(stream, s -> new CellMonths.Changes());
        int dayOfMonth = Months.dayOfMonth(day);
        for (int i = 0; i < n; ) {
            long cell = sorted[i] >>> 20;
            int end = i + 1;
            while (end < n && sorted[end] >>> 20 == cell) {
                end++;
            }
            changes.add(cell, month, dayOfMonth, sign * (end - i));
            i = end;
        }
    }

    Map<Long, TreeMap<Integer, Codes>> streams() {
        return streams;
    }

    Map<Long, CellMonths.Changes> cells() {
        return cells;
    }

    long placeOf(long cell) {
        return places.getOrDefault(cell, 0L);
    }
}
