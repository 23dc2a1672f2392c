package datapunk.lake.store.query.scan;

import datapunk.lake.bus.store.Period;
import datapunk.lake.store.query.area.Region;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The blocks that may hold fixes of a region and period, in order of time, a stretch of whole days at a time. */
public final class Candidates {
    private static final int LISTED = 400;
    private static final int MOST_DAYS = 512;

    private final Snapshot snapshot;
    private final boolean listing;
    private final TreeMap<DayKey, Integer> expected = new TreeMap<>();
    private int nextDay;
    private final int endDay;

    /** The blocks whose cells touch the region on the days of the period; all of those days everywhere. */
    public Candidates(Snapshot snapshot, Region region, Period period) {
        this.snapshot = snapshot;
        this.listing = region == Region.EVERYWHERE;
        this.nextDay = period.firstDay();
        this.endDay = period.endDay();
        if (!listing) {
            var found = new HashMap<DayKey, Integer>();
            new Cells(snapshot, region, period).each(false, (key, cell, n, place, inside) -> {
                if (n > 0) {
                    found.merge(key, n, Integer::sum);
                }
            });
            expected.putAll(found);
        }
    }

    /** How many blocks there are, if all are known already. */
    public int size() {
        return expected.size();
    }

    /** How many fixes the cells of the known blocks hold at most, as the region may cut them. */
    public long expected() {
        return expected.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** All blocks. */
    public List<DayKey> all() {
        var keys = new ArrayList<DayKey>();
        for (List<DayKey> some = next(Integer.MAX_VALUE); !some.isEmpty(); some = next(Integer.MAX_VALUE)) {
            keys.addAll(some);
        }
        return keys;
    }

    /** The next whole days that are expected to hold so many fixes; empty at the end. */
    public List<DayKey> next(int wanted) {
        if (listing && expected.isEmpty() && nextDay < endDay) {
            list();
        }
        var keys = new ArrayList<DayKey>();
        long sum = 0;
        while (!expected.isEmpty()) {
            Map.Entry<DayKey, Integer> entry = expected.firstEntry();
            boolean sameDay =
                    !keys.isEmpty() && keys.getLast().day() == entry.getKey().day();
            if (!sameDay && (sum >= wanted || keys.size() >= MOST_DAYS)) {
                break;
            }
            keys.add(entry.getKey());
            sum += entry.getValue();
            expected.pollFirstEntry();
        }
        return keys;
    }

    /** Lists further blocks, up to the day where the first stream was cut off. */
    private void list() {
        var rowsOf = new TreeMap<Long, Integer>();
        var lastOf = new TreeMap<Long, Integer>();
        for (Row row : snapshot.rows("block_list", nextDay, endDay, LISTED)) {
            var key = new DayKey(row.getInteger(1), row.getLong(0));
            expected.merge(key, row.getInteger(2), Integer::sum);
            rowsOf.merge(key.stream(), 1, Integer::sum);
            lastOf.put(key.stream(), key.day());
        }
        int complete = endDay;
        for (var stream : rowsOf.entrySet()) {
            if (stream.getValue() >= LISTED) {
                complete = Math.min(complete, lastOf.getOrDefault(stream.getKey(), endDay));
            }
        }
        expected.tailMap(new DayKey(complete, Long.MIN_VALUE), true).clear();
        nextDay = complete;
    }
}
