package datapunk.lake.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** An area as the cutting of cells sees it. A cell is widened a little, so that rounding never loses a position. */
interface Zone {
    /** More than a position in 1e-7 degrees is off, and than a cell's border is off by rounding. */
    double MARGIN = 2e-7;

    /** Whether a cell may hold a position of the area. */
    boolean meets(Box cell);

    /** Whether a cell lies wholly in the area, so far as is known. */
    boolean covers(Box cell);

    /** The zone of a box. */
    static Zone of(Box box) {
        if (box.crossesAntimeridian()) {
            return new Any(List.of(
                    of(new Box(box.west(), box.south(), 180, box.north())),
                    of(new Box(-180, box.south(), box.east(), box.north()))));
        }
        return new OfBox(box);
    }

    /** The zone of a geometry; where it goes on beyond 180 or -180 degrees it is seen on the other side as well. */
    static Zone of(Geometry geometry) {
        Envelope reach = geometry.getEnvelopeInternal();
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(geometry);
        List<Zone> zones = new ArrayList<>();
        for (double turn = -360; turn <= 360; turn += 360) {
            if (!reach.isNull() && reach.getMinX() <= 180 + turn && reach.getMaxX() >= -180 + turn) {
                zones.add(new OfGeometry(prepared, turn));
            }
        }
        return new Any(List.copyOf(zones));
    }

    /** A box that does not cross the antimeridian. */
    record OfBox(Box box) implements Zone {
        @Override
        public boolean meets(Box cell) {
            return cell.west() - MARGIN <= box.east()
                    && cell.east() + MARGIN >= box.west()
                    && cell.south() - MARGIN <= box.north()
                    && cell.north() + MARGIN >= box.south();
        }

        @Override
        public boolean covers(Box cell) {
            return box.west() <= cell.west()
                    && box.east() >= cell.east()
                    && box.south() <= cell.south()
                    && box.north() >= cell.north();
        }
    }

    /**
     * A geometry seen after whole turns around the earth.
     *
     * @param turn degrees to add to a cell's longitudes
     */
    record OfGeometry(PreparedGeometry geometry, double turn) implements Zone {
        private static final GeometryFactory FACTORY = new GeometryFactory();

        @Override
        public boolean meets(Box cell) {
            return geometry.intersects(rectangle(cell, MARGIN));
        }

        @Override
        public boolean covers(Box cell) {
            return geometry.covers(rectangle(cell, 0));
        }

        private Geometry rectangle(Box cell, double margin) {
            return FACTORY.toGeometry(new Envelope(
                    new Coordinate(cell.west() + turn - margin, cell.south() - margin),
                    new Coordinate(cell.east() + turn + margin, cell.north() + margin)));
        }
    }

    /** Several zones taken together. */
    record Any(List<Zone> zones) implements Zone {
        @Override
        public boolean meets(Box cell) {
            return zones.stream().anyMatch(zone -> zone.meets(cell));
        }

        @Override
        public boolean covers(Box cell) {
            return zones.stream().anyMatch(zone -> zone.covers(cell));
        }
    }
}
