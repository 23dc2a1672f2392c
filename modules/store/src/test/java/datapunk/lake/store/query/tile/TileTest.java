package datapunk.lake.store.query.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Period;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.store.block.Varint;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TileTest {
    private static long at(String date) {
        return LocalDate.parse(date).toEpochDay() * 86_400_000L;
    }

    private static int month(int year, int month) {
        return year * 12 + month - 1;
    }

    @Test
    void allTimeIsOnePyramidMonth() {
        TilePlan plan = TilePlan.of(4, Period.ALWAYS);
        assertEquals(new TilePlan(12, 12, 0, 0, List.of()), plan);
        assertEquals(List.of(ZOrder.code(3, 5)), plan.tiles(4, 3, 5));
        assertTrue(plan.inPyramid(-40_000));
    }

    @Test
    void oddZoomsReadTheFourTilesBelow() {
        TilePlan plan = TilePlan.of(5, Period.ALWAYS);
        assertEquals(14, plan.level());
        assertEquals(13, plan.grid());
        assertEquals(4, plan.tiles(5, 1, 1).size());
        assertEquals(ZOrder.code(2, 2), plan.tiles(5, 1, 1).getFirst());
        assertEquals(24, TilePlan.of(15, Period.ALWAYS).level());
        assertEquals(24, TilePlan.of(16, Period.ALWAYS).grid());
    }

    @Test
    void wholeMonthsComeFromThePyramidAndTheirEdgesFromBlocks() {
        TilePlan plan = TilePlan.of(2, new Period(at("2020-01-15"), at("2020-04-03") + 5));
        assertEquals(month(2020, 2), plan.firstMonth());
        assertEquals(month(2020, 3), plan.lastMonth());
        assertEquals(
                List.of(
                        new Period(at("2020-01-15"), at("2020-02-01")),
                        new Period(at("2020-04-01"), at("2020-04-03") + 5)),
                plan.edges());
        assertTrue(plan.inPyramid((int) LocalDate.parse("2020-03-31").toEpochDay()));
        assertFalse(plan.inPyramid((int) LocalDate.parse("2020-04-01").toEpochDay()));
    }

    @Test
    void exactMonthsHaveNoEdges() {
        TilePlan plan = TilePlan.of(2, new Period(at("2020-01-01"), at("2021-01-01")));
        assertEquals(month(2020, 1), plan.firstMonth());
        assertEquals(month(2020, 12), plan.lastMonth());
        assertEquals(List.of(), plan.edges());
    }

    @Test
    void shortPeriodsComeFromBlocksAlone() {
        Period month = new Period(at("2020-01-01"), at("2020-02-01"));
        assertFalse(TilePlan.of(2, month).readsPyramid());
        assertEquals(List.of(month), TilePlan.of(2, month).edges());
        Period within = new Period(at("2020-01-02"), at("2020-02-28"));
        assertEquals(List.of(within), TilePlan.of(2, within).edges());
        assertEquals(List.of(), TilePlan.of(2, new Period(5, 5)).edges());
    }

    @Test
    void openPeriodsReachToTheEndsOfTime() {
        TilePlan plan = TilePlan.of(2, new Period(Long.MIN_VALUE, at("2020-02-10")));
        assertEquals(1, plan.firstMonth());
        assertEquals(month(2020, 1), plan.lastMonth());
        assertEquals(List.of(new Period(at("2020-02-01"), at("2020-02-10"))), plan.edges());
        TilePlan later = TilePlan.of(2, new Period(at("2020-02-10"), Long.MAX_VALUE));
        assertEquals(month(2020, 3), later.firstMonth());
        assertTrue(later.lastMonth() > month(9000, 1));
        assertEquals(1, later.edges().size());
    }

    @Test
    void monthsAreKeptToLevel22SoThatDeepTilesOfLongPeriodsAreCoarser() {
        Period year = new Period(at("2020-01-01"), at("2021-01-01"));
        assertEquals(22, TilePlan.of(16, year).grid());
        assertEquals(List.of(ZOrder.code(16, 16)), TilePlan.of(16, year).tiles(16, 65, 66));
    }

    @Test
    void rowsOfFinerCellsAndOfAParentAreCutToTheTile() {
        byte[] cells = new byte[40];
        int end = Varint.put(cells, 0, 0);
        end = Varint.put(cells, end, 3);
        end = Varint.put(cells, end, 3);
        end = Varint.put(cells, end, 4);
        end = Varint.put(cells, end, 65_535 - 4 - 1);
        end = Varint.put(cells, end, 5);
        byte[] row = java.util.Arrays.copyOf(cells, end);
        var same = new Grid(2, 1, 1, 10, false);
        same.addRow(10, ZOrder.code(1, 1), row);
        assertEquals(12, same.total());
        assertEquals(3, same.count(0));
        assertEquals(4, same.count(4));
        assertEquals(5, same.count(65_535));
        var fine = new Grid(1, 0, 0, 9, false);
        fine.addRow(10, ZOrder.code(1, 1), row);
        assertEquals(3, fine.count(3 << 14));
        assertEquals(4, fine.count(3 << 14 | 1));
        var part = new Grid(4, 7, 7, 10, false);
        part.addRow(10, ZOrder.code(1, 1), row);
        assertEquals(5, part.total());
    }

    @Test
    void aTileReadsBackAsItsGrid() throws IOException {
        var random = new Random(3);
        var grid = new Grid(14, 5, 9, 22, true);
        long base = ZOrder.code(5, 9) << 24;
        for (int i = 0; i < 5000; i++) {
            grid.addFix(base | random.nextInt(1 << 24) & 0xff0fff, (random.nextInt(9000) - 4000) * 1_000_000L + 999);
        }
        grid.add(base, 100_000);
        TileReader.Layer layer = TileReader.read(VectorTile.encode(grid), false);
        assertEquals("cells", layer.name());
        assertEquals(2, layer.version());
        assertEquals(4096, layer.extent());
        assertEquals(List.of("n", "t"), layer.keys());
        assertEquals(grid.cells(), layer.cells().size());
        assertEquals(
                grid.total(),
                layer.cells().stream().mapToLong(TileReader.Cell::n).sum());
        for (TileReader.Cell cell : layer.cells()) {
            assertEquals(8, cell.x() % 16);
            int local = (int) ZOrder.code(cell.x() / 16, cell.y() / 16);
            assertEquals(grid.count(local), cell.n());
            assertEquals(Math.floorDiv(grid.first(local), 1000L), cell.t());
        }
        assertTrue(layer.values() < 2 * layer.cells().size());
    }

    @Test
    void veryManyCellsAreMergedAndNoneDropped() throws IOException {
        var grid = new Grid(2, 0, 0, 10, false);
        for (long cell = 0; cell < 65_536; cell++) {
            grid.add(cell << 32, 2);
        }
        TileReader.Layer layer = TileReader.read(VectorTile.encode(grid), false);
        assertEquals(16_384, layer.cells().size());
        assertEquals(
                131_072, layer.cells().stream().mapToLong(TileReader.Cell::n).sum());
        assertEquals(16, layer.cells().getFirst().x());
    }

    @Test
    void anEmptyGridIsNoTile() {
        var grid = new Grid(2, 0, 0, 10, false);
        grid.add(5L << 32, 1);
        grid.add(5L << 32, -1);
        assertEquals(0, VectorTile.encode(grid).length);
    }
}
