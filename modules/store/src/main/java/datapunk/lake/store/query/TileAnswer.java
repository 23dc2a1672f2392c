package datapunk.lake.store.query;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Fix;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.area.Relation;
import datapunk.lake.store.query.scan.BlockScan;
import datapunk.lake.store.query.scan.Candidates;
import datapunk.lake.store.query.scan.Cells;
import datapunk.lake.store.query.scan.DayKey;
import datapunk.lake.store.query.scan.Snapshot;
import datapunk.lake.store.query.tile.Grid;
import datapunk.lake.store.query.tile.TilePlan;
import datapunk.lake.store.query.tile.VectorTile;
import io.vertx.sqlclient.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Answers a vector tile. */
final class TileAnswer {
    private static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";
    private static final int DEEPEST = 16;
    /** Zoom from which single fixes may be told apart, so that they are read if they are few. */
    private static final int CLOSE = 14;

    private static final int FEW_FIXES = 5_000;
    private static final int FEW_BLOCKS = 24;
    /** Zoom from which it pays to ask the cells which days were there. */
    private static final int NARROW = 5;

    private static final int WORTH_ZIPPING = 1024;

    private final Snapshot snapshot;
    private final Question.Tile tile;

    private TileAnswer(Snapshot snapshot, Question.Tile tile) {
        int side = tile.z() < 0 || tile.z() > DEEPEST ? 0 : 1 << tile.z();
        if (tile.x() < 0 || tile.y() < 0 || tile.x() >= side || tile.y() >= side) {
            throw Fault.user("tile-unknown", "There is no such tile; zooms are 0 to 16, x and y below 2^zoom.")
                    .exception();
        }
        this.snapshot = snapshot;
        this.tile = tile;
    }

    static Answer of(Snapshot snapshot, Question.Tile tile) {
        byte[] bytes = VectorTile.encode(grid(snapshot, tile));
        boolean zip = bytes.length > WORTH_ZIPPING;
        return new Answer(Body.owning(zip ? zipped(bytes) : bytes), MEDIA_TYPE, zip, snapshot.generation());
    }

    /** The counts that the tile shows. */
    static Grid grid(Snapshot snapshot, Question.Tile tile) {
        return new TileAnswer(snapshot, tile).grid();
    }

    private Grid grid() {
        TilePlan plan = TilePlan.of(tile.z(), tile.period());
        Grid grid = empty(plan, tile.z() >= CLOSE && !plan.readsPyramid());
        if (plan.readsPyramid()) {
            pyramid(plan, grid);
            if (tile.z() >= CLOSE && grid.total() <= FEW_FIXES) {
                var all = new Candidates(snapshot, here(), tile.period());
                if (all.size() <= FEW_BLOCKS) {
                    Grid close = empty(TilePlan.blocksOnly(tile.z(), tile.period()), true);
                    read(close, all.all(), tile.period());
                    return close;
                }
            }
        }
        for (Period edge : plan.edges()) {
            edge(grid, tile.z() < NARROW ? Region.EVERYWHERE : here(), edge);
        }
        return grid;
    }

    private Region here() {
        return new InTile(tile.z(), ZOrder.code(tile.x(), tile.y()));
    }

    private Grid empty(TilePlan plan, boolean timed) {
        return new Grid(tile.z(), tile.x(), tile.y(), plan.grid(), timed);
    }

    private void pyramid(TilePlan plan, Grid grid) {
        Long[] tiles = Snapshot.longs(plan.tiles(tile.z(), tile.x(), tile.y()));
        for (Row row : snapshot.rows("pyramid", plan.level(), tiles, plan.firstMonth(), plan.lastMonth())) {
            grid.addRow(plan.level(), row.getLong(0), Snapshot.bytes(row, 1));
        }
        int shift = 2 * (ZOrder.LEVEL - tile.z());
        long first = ZOrder.code(tile.x(), tile.y()) << shift;
        long end = first + (1L << shift);
        snapshot.unfolded(new Pending.Visitor() {
            @Override
            public void place(long cell, long place) {}

            @Override
            public void day(long stream, int day, int sign, long[] sorted, int n) {
                if (!plan.inPyramid(day)) {
                    return;
                }
                int found = Arrays.binarySearch(sorted, 0, n, first);
                int at = found < 0 ? -found - 1 : found;
                while (at > 0 && sorted[at - 1] == first) {
                    at--;
                }
                for (; at < n && sorted[at] < end; at++) {
                    grid.add(sorted[at], sign);
                }
            }
        });
    }

    private void read(Grid grid, List<DayKey> keys, Period period) {
        BlockScan.keys(snapshot, keys, (of, time, lon, lat, fraction) -> {
            if (period.contains(time)) {
                grid.addFix(ZOrder.codeOf(lon, lat), time);
            }
        });
    }

    private static boolean whole(Period period, int day) {
        return period.from() <= day * Fix.DAY && period.to() >= (day + 1) * Fix.DAY;
    }

    /** Counts whole days from cells, which are as fine as what is drawn, and the rest from blocks. */
    private void edge(Grid grid, Region region, Period edge) {
        if (grid.level() > Cells.LEVEL) {
            read(grid, new Candidates(snapshot, region, edge).all(), edge);
            return;
        }
        var cut = new TreeSet<DayKey>();
        new Cells(snapshot, region, edge).each(false, (key, cell, n, place, inside) -> {
            if (whole(edge, key.day())) {
                grid.add(cell << 2 * (ZOrder.LEVEL - Cells.LEVEL), n);
            } else {
                cut.add(key);
            }
        });
        read(grid, List.copyOf(cut), edge);
    }

    /** The region of a tile; positions on an edge belong to one tile only. */
    private record InTile(int z, long code) implements Region {
        @Override
        public Relation relate(int level, int column, int row) {
            long other = ZOrder.code(column, row);
            if (level >= z) {
                return other >> 2 * (level - z) == code ? Relation.INSIDE : Relation.OUTSIDE;
            }
            return code >> 2 * (z - level) == other ? Relation.PARTLY : Relation.OUTSIDE;
        }

        @Override
        public boolean has(double lon, double lat) {
            return ZOrder.parent(ZOrder.code(ZOrder.x(lon), ZOrder.y(lat)), z) == code;
        }
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var zip = new FastZip(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Spends little time: a tile is sent once and cached. */
    private static final class FastZip extends GZIPOutputStream {
        FastZip(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 13);
            def.setLevel(2);
        }
    }
}
