package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GeodesyProperties {
    @Test
    void theBoxHoldsEveryPositionWithinTheRadius() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 180 - 90;
            double radius = Math.pow(10, 1 + random.nextDouble() * 6);
            double spread = Math.toDegrees(radius / Geodesy.EARTH_METRES) * 2;
            double otherLat = Math.clamp(lat + (random.nextDouble() - 0.5) * spread, -90, 90);
            double otherLon = Geodesy.wrapped(lon + (random.nextDouble() - 0.5) * Math.min(360, spread * 3));
            if (Geodesy.metres(lon, lat, otherLon, otherLat) < radius * (1 - 1e-9)) {
                assertTrue(Geodesy.around(lon, lat, radius).contains(otherLon, otherLat));
            }
        }
    }

    @Test
    void distanceIsTheSameThereAndBackAndObeysTheTriangle() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            double[] p = random.doubles(6, -90, 90).toArray();
            double ab = Geodesy.metres(p[0] * 2, p[1], p[2] * 2, p[3]);
            double bc = Geodesy.metres(p[2] * 2, p[3], p[4] * 2, p[5]);
            double ac = Geodesy.metres(p[0] * 2, p[1], p[4] * 2, p[5]);
            assertEquals(ab, Geodesy.metres(p[2] * 2, p[3], p[0] * 2, p[1]), 1e-3);
            assertTrue(ac <= ab + bc + 1e-3);
        }
    }
}
