package datapunk.lake.store.query.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Area;
import datapunk.lake.geo.Geodesy;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class RegionProperties {
    private static final GeometryFactory JTS = new GeometryFactory();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cellsNeverContradictPositions(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            Region region = Region.of(random.nextBoolean() ? box(random) : polygon(random));
            for (int j = 0; j < 400; j++) {
                double lon = Math.round((random.nextDouble() * 360 - 180) * 1e7) / 1e7;
                double lat = Math.round((random.nextDouble() * 180 - 90) * 1e7) / 1e7;
                consistent(region, lon, lat, random.nextInt(17));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void rangesHoldEveryPositionOfTheRegion(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Region region = Region.of(random.nextBoolean() ? box(random) : polygon(random));
            Ranges ranges = Ranges.cover(region);
            assertTrue(
                    ranges.first().size() <= 200,
                    () -> "ranges: " + ranges.first().size());
            for (int j = 0; j < 400; j++) {
                double lon = random.nextDouble() * 360 - 180;
                double lat = random.nextDouble() * 180 - 90;
                if (region.has(lon, lat)) {
                    int cell = (int) ZOrder.parent(ZOrder.code(ZOrder.x(lon), ZOrder.y(lat)), Ranges.LEVEL);
                    assertTrue(ranges.has(cell));
                }
            }
        }
    }

    private static void consistent(Region region, double lon, double lat, int level) {
        long cell = ZOrder.parent(ZOrder.code(ZOrder.x(lon), ZOrder.y(lat)), level);
        Relation relation = region.relate(level, ZOrder.column(cell), ZOrder.row(cell));
        String where = lon + " " + lat + " level " + level;
        if (relation == Relation.INSIDE) {
            assertTrue(region.has(lon, lat), where);
        } else if (relation == Relation.OUTSIDE) {
            assertFalse(region.has(lon, lat), where);
        }
    }

    private static Area box(Random random) {
        double west = random.nextDouble() * 400 - 200;
        double south = random.nextDouble() * 180 - 90;
        double wide = Math.pow(10, random.nextDouble() * 4 - 2);
        double east = random.nextInt(4) == 0 ? Geodesy.wrapped(west + wide) : west + wide;
        return new Area.Box(west, south, east, Math.min(90, south + random.nextDouble() * 90));
    }

    private static Area polygon(Random random) {
        double lon = random.nextDouble() * 380 - 190;
        double lat = random.nextDouble() * 140 - 70;
        double size = Math.pow(10, random.nextDouble() * 2.5 - 1.5);
        int corners = 3 + random.nextInt(6);
        var ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = size * (0.3 + random.nextDouble());
            ring[i] = new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return new Area.Polygon(Shape.of(JTS.createPolygon(ring)));
    }

    @Test
    void aBoxAcrossTheAntimeridianHoldsBothSides() {
        Region region = Region.of(new Area.Box(179, -20, -179, -10));
        assertTrue(region.has(179.5, -15));
        assertTrue(region.has(-179.5, -15));
        assertFalse(region.has(0, -15));
        Region dragged = Region.of(new Area.Box(179, -20, 181, -10));
        assertTrue(dragged.has(-179.5, -15));
        assertFalse(dragged.has(-178.5, -15));
    }

    @Test
    void theWholeWorldAsksNoCells() {
        assertSame(Region.EVERYWHERE, Region.of(new Area.Box(-180, -90, 180, 90)));
        assertSame(Region.EVERYWHERE, Region.of(new Area.Box(-400, -90, 400, 90)));
    }

    @Test
    void positionsBeyondMercatorAreAskedOneByOne() {
        Region region = Region.of(new Area.Box(-180, 86, 180, 88));
        assertEquals(Relation.PARTLY, region.relate(16, 40_000, 0));
        assertTrue(region.has(10, 87));
        assertFalse(region.has(10, 89));
    }

    @Test
    void aLineIsNoArea() {
        var line = new Area.Polygon(Shape.line(1, 1, 2, 2));
        assertEquals(
                "area-not-polygon",
                assertThrows(FaultException.class, () -> Region.of(line))
                        .fault()
                        .code());
    }
}
