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
interface Extent {
    /** More than a position in 1e-7 degrees is off, and than a cell's border is off by rounding. */
    double MARGIN = 2e-7;

    /** Whether a cell may hold a position of the area. */
    boolean meets(Box cell);

    /** Whether a cell lies wholly in the area, so far as is known. */
    boolean covers(Box cell);

    /** The extent of a box. */
    static Extent of(Box box) {
        if (box.crossesAntimeridian()) {
            return new Any(List.of(
                    of(new Box(box.west(), box.south(), 180, box.north())),
                    of(new Box(-180, box.south(), box.east(), box.north()))));
        }
        return new OfBox(box);
    }

    /** The extent of a geometry; where it goes on beyond 180 or -180 degrees it is seen on the other side as well. */
    static Extent of(Geometry geometry) {
        Envelope reach = geometry.getEnvelopeInternal();
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(geometry);
        List<Extent> extents = new ArrayList<>();
        for (double turn = -360; turn <= 360; turn += 360) {
            if (!reach.isNull() && reach.getMinX() <= 180 + turn && reach.getMaxX() >= -180 + turn) {
                extents.add(new OfGeometry(prepared, turn));
            }
        }
        return new Any(List.copyOf(extents));
    }

    /** A box that does not cross the antimeridian. */
    record OfBox(Box box) implements Extent {
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
    record OfGeometry(PreparedGeometry geometry, double turn) implements Extent {
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

    /** Several extents taken together. */
    record Any(List<Extent> extents) implements Extent {
        @Override
        public boolean meets(Box cell) {
            return extents.stream().anyMatch(extent -> extent.meets(cell));
        }

        @Override
        public boolean covers(Box cell) {
            return extents.stream().anyMatch(extent -> extent.covers(cell));
        }
    }
}
