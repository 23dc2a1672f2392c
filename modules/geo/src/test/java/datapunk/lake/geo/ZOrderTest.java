package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ZOrderTest {

    @Test
    void aCodeGivesBackItsColumnAndRow() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int x = random.nextInt(1 << ZOrder.LEVEL);
            int y = random.nextInt(1 << ZOrder.LEVEL);
            assertEquals(x, ZOrder.column(ZOrder.code(x, y)));
            assertEquals(y, ZOrder.row(ZOrder.code(x, y)));
        }
    }

    @Test
    void theParentOfACellIsTheTileThatHoldsIt() {
        long berlin = ZOrder.codeOf(134_050_000, 525_200_000);
        assertEquals(550, ZOrder.column(ZOrder.parent(berlin, 10)));
        assertEquals(335, ZOrder.row(ZOrder.parent(berlin, 10)));
    }

    @Test
    void edgesOfTheWorldStayInside() {
        assertEquals(0, ZOrder.codeOf(-1_800_000_000, 900_000_000));
        assertEquals((1L << 52) - 1, ZOrder.codeOf(1_800_000_000, -900_000_000));
    }

    @Test
    void cornersOfACellEncloseItsPositions() {
        var random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 170 - 85;
            int x = ZOrder.x(lon);
            int y = ZOrder.y(lat);
            assertTrue(ZOrder.lon(x, 26) <= lon && lon < ZOrder.lon(x + 1, 26) + 1e-9);
            assertTrue(ZOrder.lat(y + 1, 26) - 1e-9 <= lat && lat <= ZOrder.lat(y, 26) + 1e-9);
        }
    }
}
