package datapunk.lake.store.query.area;

import datapunk.lake.bus.store.Area;

/** Distances on the mean sphere of the earth. */
public final class Sphere {
    /** Mean radius of the earth, metres. */
    public static final double RADIUS = 6_371_008.8;

    /** Longest distance there is, metres. */
    public static final double FARTHEST = Math.PI * RADIUS;

    private Sphere() {}

    /** Great-circle distance in metres by the haversine formula; degrees. */
    public static double distance(double lon, double lat, double otherLon, double otherLat) {
        double a = Math.toRadians(lat);
        double b = Math.toRadians(otherLat);
        double dy = Math.sin((b - a) / 2);
        double dx = Math.sin(Math.toRadians(otherLon - lon) / 2);
        double h = dy * dy + Math.cos(a) * Math.cos(b) * dx * dx;
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /**
     * The box of all positions at most this far away, which is round the whole earth when a pole is among them.
     *
     * @param metres radius
     */
    public static Area.Box around(double lon, double lat, double metres) {
        double angle = metres / RADIUS * (1 + 1e-9);
        double tall = Math.toDegrees(angle);
        double south = lat - tall;
        double north = lat + tall;
        if (south <= -90 || north >= 90) {
            return new Area.Box(-180, Math.max(-90, south), 180, Math.min(90, north));
        }
        double wide = Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(lat))));
        return new Area.Box(lon - wide - 1e-9, south, lon + wide + 1e-9, north);
    }
}
