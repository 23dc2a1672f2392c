package datapunk.lake.store.query.area;

import datapunk.lake.bus.store.Area;
import datapunk.lake.geo.Box;
import datapunk.lake.geo.Geodesy;
import java.util.Optional;

/** An area as it is asked: of cells first, of positions after. Not for several threads. */
public interface Region {

    /** All the world, which no cell index needs to be asked for. */
    Region EVERYWHERE = new Region() {
        @Override
        public Relation relate(int level, int column, int row) {
            return Relation.INSIDE;
        }

        @Override
        public boolean has(double lon, double lat) {
            return true;
        }
    };

    /** How a cell of web mercator lies to the region; {@link Relation#PARTLY} where that is not certain. */
    Relation relate(int level, int column, int row);

    /** Whether a position in degrees is in the region or on its edge. */
    boolean has(double lon, double lat);

    /** The region of an area; everywhere when there is none. */
    static Region of(Optional<Area> area) {
        return area.map(Region::of).orElse(EVERYWHERE);
    }

    /** A box that holds all positions at most so many metres away (degrees). */
    static Region around(double lon, double lat, double metres) {
        Box box = Geodesy.around(lon, lat, metres);
        return of(new Area.Box(box.west(), box.south(), box.east(), box.north()));
    }

    /** The region of an area. */
    static Region of(Area area) {
        return switch (area) {
            case Area.Box box -> InBox.everywhere(box) ? EVERYWHERE : new InBox(box);
            case Area.Polygon polygon -> new InPolygon(polygon.shape().geometry());
        };
    }
}
