package datapunk.lake.store.query.area;

import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.geo.Geodesy;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AroundProperties {
    @Test
    void everythingWithinTheRadiusIsInTheBoxAround() {
        var random = new Random(7);
        for (int i = 0; i < 4000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 180 - 90;
            double otherLon = Geodesy.wrapped(lon + random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2));
            double otherLat = Math.clamp(lat + random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2), -90, 90);
            double metres = Geodesy.metres(lon, lat, otherLon, otherLat);
            Region box = Region.around(lon, lat, metres + 0.001);
            assertTrue(box.has(otherLon, otherLat), lon + " " + lat + " to " + otherLon + " " + otherLat);
        }
    }
}
