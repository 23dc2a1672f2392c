package datapunk.lake.web.api;

import datapunk.lake.bus.store.Area;
import datapunk.lake.model.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Reads {@code bbox} or {@code polygon}, WGS 84 degrees, longitude first. */
public final class Areas {
    private static final int MOST_CORNERS = 1000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Areas() {}

    /** The area asked for, if one is. */
    public static Optional<Area> of(Params params) {
        Optional<String> box = params.text("bbox");
        Optional<String> polygon = params.text("polygon");
        if (box.isPresent() && polygon.isPresent()) {
            throw Params.malformed("polygon", "cannot be combined with bbox; send one of them.");
        }
        return box.<Area>map(Areas::box).or(() -> polygon.map(Areas::polygon));
    }

    private static Area.Box box(String text) {
        double[] n = numbers("bbox", text);
        if (n.length != 4) {
            throw Params.malformed(
                    "bbox", "must be west,south,east,north in degrees, but holds " + n.length + " numbers.");
        }
        for (int i = 0; i < 4; i += 2) {
            position("bbox", n[i], n[i + 1]);
        }
        if (n[1] > n[3]) {
            throw Params.malformed("bbox", "has its south above its north; the order is west,south,east,north.");
        }
        return new Area.Box(n[0], n[1], n[2], n[3]);
    }

    private static Area.Polygon polygon(String text) {
        double[] n = numbers("polygon", text);
        if (n.length % 2 != 0 || n.length < 6) {
            throw Params.malformed(
                    "polygon",
                    "must be lon,lat,lon,lat,… of at least three corners, but holds " + n.length + " numbers.");
        }
        if (n.length > 2 * MOST_CORNERS) {
            throw Params.malformed("polygon", "has more than " + MOST_CORNERS + " corners; simplify it.");
        }
        Polygon shape = FACTORY.createPolygon(ring(n));
        var check = new IsValidOp(shape);
        if (!check.isValid()) {
            Coordinate at = check.getValidationError().getCoordinate();
            throw Params.malformed(
                    "polygon", "must not cross or touch itself, as it does near " + at.x + "," + at.y + ".");
        }
        return new Area.Polygon(Shape.of(shape));
    }

    private static Coordinate[] ring(double[] n) {
        int corners = n.length / 2;
        boolean closed = n[0] == n[n.length - 2] && n[1] == n[n.length - 1];
        var ring = new Coordinate[closed ? corners : corners + 1];
        for (int i = 0; i < corners; i++) {
            position("polygon", n[2 * i], n[2 * i + 1]);
            ring[i] = new Coordinate(n[2 * i], n[2 * i + 1]);
        }
        ring[ring.length - 1] = new Coordinate(ring[0]);
        if (ring.length < 4) {
            throw Params.malformed("polygon", "needs at least three different corners.");
        }
        return ring;
    }

    private static double[] numbers(String name, String text) {
        return Arrays.stream(text.split(",", -1))
                .mapToDouble(part -> Params.number(name, part))
                .toArray();
    }

    private static void position(String name, double lon, double lat) {
        if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
            throw Params.malformed(
                    name,
                    "holds " + lon + "," + lat
                            + ": longitudes go from -180 to 180 and come first, latitudes from -90 to 90.");
        }
    }
}
