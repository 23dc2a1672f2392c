package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.FixTable;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.store.block.BlockRows;
import datapunk.lake.store.index.Months;
import datapunk.lake.store.index.Pyramid;
import datapunk.lake.store.index.Tally;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts fixes by cell from the blocks themselves, the slow and obvious way, and compares with the index. */
final class Counted {
    private Counted() {}

    static void assertTrueIndex(Lake lake) throws SQLException {
        Map<String, Long> pyramid = new TreeMap<>();
        Map<String, Long> cells = new TreeMap<>();
        FixTable table = blocks(lake);
        for (int row = 0; row < table.size(); row++) {
            if (row > 0 && table.compareKeys(row - 1, table, row) == 0) {
                continue;
            }
            long code = ZOrder.codeOf(table.lon(row), table.lat(row));
            int month = Months.ofDay(table.day(row));
            cells.merge((code >>> 20) + " " + table.day(row), 1L, Long::sum);
            for (int level : Pyramid.LEVELS) {
                long cell = ZOrder.parent(code, level);
                pyramid.merge("0 " + level + " " + cell, 1L, Long::sum);
                if (level <= Pyramid.MONTH_LEVEL) {
                    pyramid.merge(month + " " + level + " " + cell, 1L, Long::sum);
                }
            }
        }
        assertEquals(pyramid, storedPyramid(lake));
        assertEquals(cells, storedCells(lake));
    }

    /** All fixes; streams one after the other, each in order. */
    private static FixTable blocks(Lake lake) throws SQLException {
        return lake.writers.transaction(c -> {
            var table = new FixTable(1024);
            CopyReader.read(
                    c,
                    "select " + BlockRows.CONTENT + " from block where shard_key = " + lake.owner.shard()
                            + " order by stream, day, part",
                    row -> BlockRows.read(row, table));
            return table;
        });
    }

    private static Map<String, Long> storedPyramid(Lake lake) throws SQLException {
        return lake.writers.transaction(c -> {
            Map<String, Long> counts = new TreeMap<>();
            CopyReader.read(
                    c,
                    "select month, level::int, tile, cells from pyramid where shard_key = " + lake.owner.shard(),
                    row -> {
                        int month = row.int4();
                        int level = row.int4();
                        long tile = row.int8();
                        var cells = new Tally.Reader(row.bytes());
                        while (cells.next()) {
                            counts.merge(
                                    month + " " + level + " " + (tile << 16 | cells.cell()), cells.count(), Long::sum);
                        }
                    });
            return counts;
        });
    }

    private static Map<String, Long> storedCells(Lake lake) throws SQLException {
        return lake.writers.transaction(c -> {
            Map<String, Long> counts = new TreeMap<>();
            CopyReader.read(
                    c,
                    "select cell, day - date '1970-01-01', n from cell_day where shard_key = " + lake.owner.shard(),
                    row -> {
                        counts.merge(row.int8() + " " + row.int4(), (long) row.int4(), Long::sum);
                    });
            return counts;
        });
    }
}
