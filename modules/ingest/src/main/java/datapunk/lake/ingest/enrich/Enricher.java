package datapunk.lake.ingest.enrich;

import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.model.PlaceName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Names the level-16 cells in which the fixes of a batch lie. A person stays: most fixes lie in the cell of the one
 * before, which four comparisons tell without any projection. Not for several threads.
 */
public final class Enricher {
    private static final int LEVEL = 16;
    private static final double E7 = 1e7;
    private final CellNames names;
    private long cell;
    private int west;
    private int east;
    private int south;
    private int north;

    /** An enricher that asks this gazetteer and remembers up to {@code 2^bits} cells. */
    public Enricher(LongFunction<PlaceName> gazetteer, int bits) {
        this.names = new CellNames(gazetteer, bits);
        leave();
    }

    /** The batch with the names of its cells. */
    public EnrichedBatch enrich(ObservationBatch batch) {
        var places = new HashMap<Long, PlaceName>();
        for (Table table : batch.tables()) {
            name(table.fixes(), places);
        }
        return new EnrichedBatch(batch, places);
    }

    private void name(FixTable fixes, Map<Long, PlaceName> places) {
        int[] lon = fixes.column(Column.LON);
        int[] lat = fixes.column(Column.LAT);
        leave();
        for (int i = 0; i < fixes.size(); i++) {
            if (lon[i] < west || lon[i] > east || lat[i] < south || lat[i] > north) {
                enter(ZOrder.parent(ZOrder.codeOf(lon[i], lat[i]), LEVEL));
                places.put(cell, names.of(cell));
            }
        }
    }

    private void leave() {
        west = 1;
        east = 0;
    }

    /** Remembers a cell and the positions that surely lie in it: its borders are left out, as they are rounded. */
    private void enter(long code) {
        cell = code;
        int column = ZOrder.column(code);
        int row = ZOrder.row(code);
        west = (int) Math.ceil(ZOrder.lon(column, LEVEL) * E7) + 1;
        east = (int) Math.floor(ZOrder.lon(column + 1, LEVEL) * E7) - 1;
        north = (int) Math.floor(ZOrder.lat(row, LEVEL) * E7) - 1;
        south = (int) Math.ceil(ZOrder.lat(row + 1, LEVEL) * E7) + 1;
    }
}
