package datapunk.lake.store.query;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.store.block.Varint;
import datapunk.lake.store.query.scan.Snapshot;
import datapunk.lake.store.query.tile.TilePlan;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The box around all fixes, to whole level-16 cells (600 m at the equator): from the pyramid, coarse to fine. */
final class Extent {
    private static final int COARSE = 8;
    private static final int FINE = 16;

    private final TreeSet<Long> coarse = new TreeSet<>();
    private int left = Integer.MAX_VALUE;
    private int right = -1;
    private int top = Integer.MAX_VALUE;
    private int bottom = -1;

    /** Adds the level-8 cells of a pyramid row of the world. */
    void addWorld(byte[] cells) {
        each(0, cells, coarse::add);
    }

    /** Adds a fix that is not in the pyramid yet. */
    void addFix(long code) {
        add(ZOrder.parent(code, FINE));
    }

    private void add(long cell) {
        left = Math.min(left, ZOrder.column(cell));
        right = Math.max(right, ZOrder.column(cell));
        top = Math.min(top, ZOrder.row(cell));
        bottom = Math.max(bottom, ZOrder.row(cell));
    }

    private interface CellVisitor {
        void cell(long code);
    }

    private static void each(long tile, byte[] cells, CellVisitor visitor) {
        var in = new Varint(cells);
        long cell = -1;
        while (in.hasMore()) {
            cell += in.next() + 1;
            in.next();
            visitor.cell(tile << 2 * COARSE | cell);
        }
    }

    /** Reads the outermost coarse cells in detail. */
    void refine(Snapshot snapshot) {
        var outer = new ArrayList<Long>();
        var columns = coarse.stream().mapToInt(ZOrder::column).summaryStatistics();
        var rows = coarse.stream().mapToInt(ZOrder::row).summaryStatistics();
        for (long cell : coarse) {
            int column = ZOrder.column(cell);
            int row = ZOrder.row(cell);
            if (column == columns.getMin()
                    || column == columns.getMax()
                    || row == rows.getMin()
                    || row == rows.getMax()) {
                outer.add(cell);
            }
        }
        if (!outer.isEmpty()) {
            for (Row row : snapshot.rows("pyramid", FINE, Snapshot.longs(outer), TilePlan.ALL, TilePlan.ALL)) {
                each(row.getLong(0), Snapshot.bytes(row, 1), this::add);
            }
        }
    }

    /** West, south, east, north in degrees; empty when there are no fixes. */
    List<Double> bounds() {
        if (right < 0) {
            return List.of();
        }
        return List.of(
                ZOrder.lon(left, FINE),
                ZOrder.lat(bottom + 1.0, FINE),
                ZOrder.lon(right + 1.0, FINE),
                ZOrder.lat(top, FINE));
    }
}
