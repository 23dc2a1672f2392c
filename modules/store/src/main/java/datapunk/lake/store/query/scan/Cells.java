package datapunk.lake.store.query.scan;

import datapunk.lake.bus.store.Period;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.pg.RowBytes;
import datapunk.lake.store.index.Months;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.query.area.Ranges;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.area.Relation;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Goes through the index of cells: which fixes may lie in a region and period, by level-16 cell and day. */
public final class Cells {
    /** Level of the cells. */
    public static final int LEVEL = 16;

    private static final int EARLIEST = -3_000_000;
    private static final int LATEST = 3_000_000;

    private final Snapshot snapshot;
    private final Region region;
    private final int firstDay;
    private final int endDay;

    /** The cells that touch a region, and the days that touch a period. */
    public Cells(Snapshot snapshot, Region region, Period period) {
        this.snapshot = snapshot;
        this.region = region;
        this.firstDay = Math.clamp(period.firstDay(), EARLIEST, LATEST);
        this.endDay = Math.clamp(period.endDay(), EARLIEST, LATEST);
    }

    /** Sees cells in no order. */
    public interface Visitor {
        /**
         * A cell on a day.
         *
         * @param cell code of the level-16 cell
         * @param n fixes; negative when fewer than other calls say
         * @param place id of its name, 0 when unknown
         * @param inside whether all of the cell is in the region
         */
        void cell(DayKey key, long cell, int n, long place, boolean inside);
    }

    /** Shows every cell and day. @param places whether place ids are wanted */
    public void each(boolean places, Visitor visitor) {
        if (firstDay >= endDay) {
            return;
        }
        int firstMonth = Months.ofDay(firstDay);
        int lastMonth = Months.ofDay(endDay - 1);
        RowSet<Row> rows;
        if (region == Region.EVERYWHERE) {
            rows = snapshot.rows("cells_by_month", firstMonth, lastMonth, places);
        } else {
            Ranges ranges = Ranges.cover(region);
            rows = snapshot.rows(
                    "cells",
                    Snapshot.ints(ranges.first()),
                    Snapshot.ints(ranges.last()),
                    firstMonth,
                    lastMonth,
                    places);
        }
        for (Row row : rows) {
            packed(row, visitor);
        }
        snapshot.unfolded(new Recent(visitor));
    }

    private void packed(Row row, Visitor visitor) {
        long tile = row.getInteger(0);
        Relation all = region.relate(Ranges.LEVEL, ZOrder.column(tile), ZOrder.row(tile));
        if (all == Relation.OUTSIDE) {
            return;
        }
        int month = Months.firstDay(row.getInteger(1));
        long stream = row.getLong(2);
        short[] at = new RowBytes(ByteBuffer.wrap(Snapshot.bytes(row, 3))).int2sBody();
        int[] n = new RowBytes(ByteBuffer.wrap(Snapshot.bytes(row, 4))).int4sBody(0);
        byte[] places = Snapshot.bytes(row, 5);
        long[] place = places.length == 0 ? new long[0] : new RowBytes(ByteBuffer.wrap(places)).int8sBody(0);
        int last = -1;
        Relation relation = all;
        for (int i = 0; i < at.length; i++) {
            int cell = at[i] >> 5;
            if (all == Relation.PARTLY && cell != last) {
                long code = tile << 2 * (LEVEL - Ranges.LEVEL) | cell;
                relation = region.relate(LEVEL, ZOrder.column(code), ZOrder.row(code));
                last = cell;
            }
            int day = month + (at[i] & 31) - 1;
            if (relation != Relation.OUTSIDE && day >= firstDay && day < endDay) {
                visitor.cell(
                        new DayKey(day, stream),
                        tile << 2 * (LEVEL - Ranges.LEVEL) | cell,
                        n[i],
                        place.length == 0 ? 0 : place[i],
                        relation == Relation.INSIDE);
            }
        }
    }

    /** Adds what is not in the index yet. */
    private final class Recent implements Pending.Visitor {
        private final Visitor visitor;
        private final Map<Long, Long> places = new HashMap<>();

        Recent(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void place(long cell, long place) {
            places.put(cell, place);
        }

        @Override
        public void day(long stream, int day, int sign, long[] sorted, int n) {
            if (day < firstDay || day >= endDay) {
                return;
            }
            var key = new DayKey(day, stream);
            for (int i = 0; i < n; ) {
                long cell = ZOrder.parent(sorted[i], LEVEL);
                int end = i + 1;
                while (end < n && ZOrder.parent(sorted[end], LEVEL) == cell) {
                    end++;
                }
                Relation relation = region.relate(LEVEL, ZOrder.column(cell), ZOrder.row(cell));
                if (relation != Relation.OUTSIDE) {
                    visitor.cell(
                            key, cell, sign * (end - i), places.getOrDefault(cell, 0L), relation == Relation.INSIDE);
                }
                i = end;
            }
        }
    }
}
