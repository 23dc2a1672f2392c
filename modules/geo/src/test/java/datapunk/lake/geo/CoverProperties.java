package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

class CoverProperties {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Random random = new Random(7);

    @Test
    void everyPositionInABoxLiesInItsCover() {
        for (int i = 0; i < 400; i++) {
            Box box = randomBox();
            int level = random.nextInt(27);
            int atMost = 1 + random.nextInt(64);
            List<Cover.Range> cover = Cover.of(box, level, atMost);
            checkShape(cover, level, atMost);
            for (int k = 0; k < 50; k++) {
                double width = box.crossesAntimeridian() ? box.east() + 360 - box.west() : box.east() - box.west();
                double lon = Geodesy.wrapped(box.west() + share(k) * width);
                double lat = box.south() + share(k) * (box.north() - box.south());
                assertTrue(holds(cover, lon, lat, level), () -> lon + " " + lat + " in " + box);
            }
        }
    }

    @Test
    void everyPositionInAPolygonLiesInItsCover() {
        for (int i = 0; i < 200; i++) {
            double size = Math.pow(10, random.nextDouble() * 4 - 3);
            Geometry polygon = star(random.nextDouble() * 360 - 180, random.nextDouble() * 150 - 75, size);
            int level = random.nextInt(27);
            List<Cover.Range> cover = Cover.of(polygon, level, 40);
            checkShape(cover, level, 40);
            var reach = polygon.getEnvelopeInternal();
            for (int k = 0; k < 100; k++) {
                double lon = reach.getMinX() + random.nextDouble() * reach.getWidth();
                double lat = reach.getMinY() + random.nextDouble() * reach.getHeight();
                Point point = FACTORY.createPoint(new Coordinate(lon, lat));
                if (polygon.covers(point) && Math.abs(lat) <= 90) {
                    assertTrue(holds(cover, Geodesy.wrapped(lon), lat, level), () -> point + " in " + polygon);
                }
            }
        }
    }

    @Test
    void aSmallAreaIsNotCoveredByTheWorld() {
        for (int i = 0; i < 200; i++) {
            Geometry polygon = star(random.nextDouble() * 340 - 170, random.nextDouble() * 140 - 70, 0.05);
            long cells = Cover.of(polygon, 16, 64).stream()
                    .mapToLong(range -> range.last() - range.first() + 1)
                    .sum();
            assertTrue(cells < 4_000, cells + " cells");
        }
    }

    private double share(int k) {
        return k == 0 ? 0 : k == 1 ? 1 : random.nextDouble();
    }

    private Box randomBox() {
        double size = Math.pow(10, random.nextDouble() * 5 - 3);
        double west = random.nextDouble() * 360 - 180;
        double south = random.nextDouble() * 180 - 90;
        double east = Geodesy.wrapped(west + Math.min(359, size * random.nextDouble()));
        return new Box(west, south, east, Math.min(90, south + size * random.nextDouble()));
    }

    private Geometry star(double lon, double lat, double size) {
        int corners = 5 + random.nextInt(20);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * (0.3 + 0.7 * random.nextDouble());
            ring[i] = new Coordinate(lon + radius * Math.cos(angle), lat + radius * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return FACTORY.createPolygon(ring);
    }

    private static void checkShape(List<Cover.Range> cover, int level, int atMost) {
        assertTrue(cover.size() <= atMost);
        long before = -2;
        for (Cover.Range range : cover) {
            assertTrue(range.first() > before + 1 && range.last() >= range.first());
            before = range.last();
        }
        assertTrue(before < 1L << 2 * level);
    }

    private static boolean holds(List<Cover.Range> cover, double lon, double lat, int level) {
        long code = ZOrder.codeOf((int) Math.round(lon * 1e7), (int) Math.round(lat * 1e7));
        long cell = ZOrder.parent(code, level);
        return cover.stream().anyMatch(range -> range.first() <= cell && cell <= range.last());
    }
}
