package datapunk.lake.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ShapeTest {

    @Test
    void aPointIsBigEndianEwkbWithLongitudeFirst() {
        assertEquals(
                "0020000001000010e63ff00000000000004000000000000000",
                HexFormat.of().formatHex(Shape.point(1, 2).ewkb()));
    }

    @Test
    void aLineOfOnePositionIsAPoint() {
        assertEquals(Shape.point(1, 2), Shape.line(1, 2));
        assertEquals("LINESTRING (1 2, 3 4)", Shape.line(1, 2, 3, 4).toString());
    }

    @Test
    void nobodyCanChangeAShapeFromOutside() {
        Shape shape = Shape.line(1, 2, 3, 4);
        shape.ewkb()[9] = 77;
        shape.geometry().getCoordinates()[0].setX(9);
        assertEquals(Shape.line(1, 2, 3, 4), shape);
        assertEquals(shape, Shape.ofEwkb(shape.ewkb()));
        assertEquals(shape.size(), shape.ewkb().length);
        assertNotEquals(shape, Shape.line(1, 2, 3, 5));
    }

    @Test
    void theGeometryItIsMadeOfStaysAsItIs() {
        var geometry = new GeometryFactory().createPoint(new Coordinate(1, 2));
        Shape.of(geometry);
        assertEquals(0, geometry.getSRID());
    }
}
