package datapunk.lake.regions;

import org.locationtech.jts.geom.Coordinate;

/** Longitude and latitude on the web mercator square, which is (0, 0) in the north-west to (1, 1) in the south-east. */
final class Mercator {
    private static final double MAX_LATITUDE = 85.05112877980659;

    private Mercator() {}

    /** The spot of a position in degrees; latitudes beyond the square lie on its edge. */
    static Coordinate of(double lon, double lat) {
        double sin = Math.sin(Math.toRadians(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat))));
        return new Coordinate((lon + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI));
    }
}
