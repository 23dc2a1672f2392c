package datapunk.lake.store.query.area;

import datapunk.lake.bus.store.Area;
import datapunk.lake.geo.Geodesy;
import datapunk.lake.geo.ZOrder;

/**
 * A bounding box, edges included. Longitudes beyond ±180 are those of a map that was dragged around the world; a west
 * that is east of the east crosses the antimeridian.
 */
final class InBox implements Region {
    private final double west;
    private final double south;
    private final double east;
    private final double north;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;

    InBox(Area.Box box) {
        boolean round = box.east() - box.west() >= 360;
        west = round ? -180 : Geodesy.wrapped(box.west());
        east = round ? 180 : Geodesy.wrapped(box.east());
        south = box.south();
        north = box.north();
        left = ZOrder.x(west);
        right = ZOrder.x(east);
        top = ZOrder.y(north);
        bottom = ZOrder.y(south);
    }

    static boolean everywhere(Area.Box box) {
        return box.east() - box.west() >= 360 && box.south() <= -90 && box.north() >= 90;
    }

    @Override
    public Relation relate(int level, int column, int row) {
        int shift = ZOrder.LEVEL - level;
        Relation across = across(column << shift, (column + 1 << shift) - 1);
        Relation along = along(row << shift, (row + 1 << shift) - 1);
        if (across == Relation.OUTSIDE || along == Relation.OUTSIDE) {
            return Relation.OUTSIDE;
        }
        return across == Relation.INSIDE && along == Relation.INSIDE ? Relation.INSIDE : Relation.PARTLY;
    }

    /** A column strictly beyond the one that holds an edge lies beyond the edge; the edge's own column is uncertain. */
    private Relation across(int first, int last) {
        if (west > east) {
            if (first > right && last < left) {
                return Relation.OUTSIDE;
            }
            return first > left || last < right ? Relation.INSIDE : Relation.PARTLY;
        }
        if (last < left || first > right) {
            return Relation.OUTSIDE;
        }
        return (first > left || west <= -180) && (last < right || east >= 180) ? Relation.INSIDE : Relation.PARTLY;
    }

    private Relation along(int first, int last) {
        if (last < top || first > bottom) {
            return Relation.OUTSIDE;
        }
        return (first > top || north >= 90) && (last < bottom || south <= -90) ? Relation.INSIDE : Relation.PARTLY;
    }

    @Override
    public boolean has(double lon, double lat) {
        boolean across = west > east ? lon >= west || lon <= east : lon >= west && lon <= east;
        return across && lat >= south && lat <= north;
    }
}
