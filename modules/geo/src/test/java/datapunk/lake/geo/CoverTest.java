package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.GeometryFactory;

class CoverTest {
    @Test
    void theWholeWorldIsOneRange() {
        assertEquals(List.of(new Cover.Range(0, (1L << 32) - 1)), Cover.of(new Box(-180, -90, 180, 90), 16, 50));
    }

    @Test
    void aBoxInsideOneCellIsThatCell() {
        long cell = ZOrder.parent(ZOrder.code(ZOrder.x(13.405), ZOrder.y(52.52)), 16);
        assertEquals(List.of(new Cover.Range(cell, cell)), Cover.of(new Box(13.405, 52.52, 13.4051, 52.5201), 16, 10));
    }

    @Test
    void aBoxAcrossTheAntimeridianIsSmallOnBothSides() {
        List<Cover.Range> ranges = Cover.of(new Box(179.9, -0.1, -179.9, 0.1), 10, 100);
        long cells = ranges.stream()
                .mapToLong(range -> range.last() - range.first() + 1)
                .sum();
        assertEquals(4, cells);
    }

    @Test
    void nothingCoversNothing() {
        assertEquals(List.of(), Cover.of(new GeometryFactory().createPolygon(), 16, 10));
    }

    @Test
    void aLevelOrCountThatIsNoneIsRefused() {
        Box box = new Box(0, 0, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Cover.of(box, 27, 10));
        assertThrows(IllegalArgumentException.class, () -> Cover.of(box, 16, 0));
    }
}
