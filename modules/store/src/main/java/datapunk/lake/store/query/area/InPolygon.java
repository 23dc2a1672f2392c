package datapunk.lake.store.query.area;

import datapunk.lake.bus.Fault;
import datapunk.lake.geo.ZOrder;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The inside of a polygon in plain longitude and latitude, edges included; it may reach beyond ±180. */
final class InPolygon implements Region {
    /** Much less than a stored position's last digit: keeps rounding on the safe side. */
    private static final double MARGIN = 1e-9;

    private final Geometry polygon;
    private final PreparedGeometry prepared;
    private final IndexedPointInAreaLocator locator;
    private final Envelope bounds;
    private final Map<Long, Relation> known = new HashMap<>();

    InPolygon(Geometry polygon) {
        if (!(polygon instanceof Polygonal) || polygon.isEmpty()) {
            throw Fault.user("area-not-polygon", "The area has to be a polygon with at least three corners.")
                    .exception();
        }
        this.polygon = polygon;
        this.prepared = PreparedGeometryFactory.prepare(polygon);
        this.locator = new IndexedPointInAreaLocator(polygon);
        this.bounds = polygon.getEnvelopeInternal();
    }

    @Override
    public Relation relate(int level, int column, int row) {
        long cell = (long) level << 56 | (long) column << 28 | row;
        Relation before = known.get(cell);
        if (before != null) {
            return before;
        }
        Relation relation = related(level, column, row);
        known.put(cell, relation);
        return relation;
    }

    private Relation related(int level, int column, int row) {
        int last = (1 << level) - 1;
        double west = ZOrder.lon(column, level) - MARGIN;
        double east = ZOrder.lon(column + 1.0, level) + MARGIN;
        double north = row == 0 ? 90 : ZOrder.lat(row, level) + MARGIN;
        double south = row == last ? -90 : ZOrder.lat(row + 1.0, level) - MARGIN;
        Relation relation = Relation.OUTSIDE;
        for (int turn = -360; turn <= 360; turn += 360) {
            var rectangle = new Envelope(west + turn, east + turn, south, north);
            if (bounds.intersects(rectangle)) {
                Geometry cell = polygon.getFactory().toGeometry(rectangle);
                if (prepared.contains(cell)) {
                    return Relation.INSIDE;
                }
                relation = prepared.intersects(cell) ? Relation.PARTLY : relation;
            }
        }
        return relation;
    }

    @Override
    public boolean has(double lon, double lat) {
        return inside(lon, lat)
                || bounds.getMaxX() > 180 && inside(lon + 360, lat)
                || bounds.getMinX() < -180 && inside(lon - 360, lat);
    }

    private boolean inside(double lon, double lat) {
        return bounds.contains(lon, lat) && locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
    }
}
