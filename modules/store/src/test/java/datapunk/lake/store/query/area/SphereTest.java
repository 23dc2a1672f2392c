package datapunk.lake.store.query.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SphereTest {
    @Test
    void aDegreeAtTheEquatorIs111Kilometres() {
        assertEquals(111_195, Sphere.distance(0, 0, 1, 0), 1);
        assertEquals(111_195, Sphere.distance(179.5, 0, -179.5, 0), 1);
        assertEquals(Sphere.FARTHEST, Sphere.distance(0, 0, 180, 0), 1);
    }

    @Test
    void everythingWithinTheRadiusIsInTheBoxAround() {
        var random = new Random(7);
        for (int i = 0; i < 4000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 180 - 90;
            double otherLon = InBox.wrapped(lon + random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2));
            double otherLat = Math.clamp(lat + random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2), -90, 90);
            double metres = Sphere.distance(lon, lat, otherLon, otherLat);
            Region box = Region.of(Sphere.around(lon, lat, metres + 0.001));
            assertTrue(box.has(otherLon, otherLat), lon + " " + lat + " to " + otherLon + " " + otherLat);
        }
    }
}
