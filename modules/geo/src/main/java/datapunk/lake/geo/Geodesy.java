package datapunk.lake.geo;

/** Distances on the sphere of the earth's mean radius: at most 0.6 % from those on the ellipsoid. */
public final class Geodesy {
    /** Mean radius of the earth (IUGG R1), metres. */
    public static final double EARTH_METRES = 6_371_008.8;

    /** Longest distance there is, metres. */
    public static final double FARTHEST_METRES = Math.PI * EARTH_METRES;

    /** Keeps rounding on the safe side of a box: 0.1 mm, in degrees. */
    private static final double MARGIN = 1e-9;

    private Geodesy() {}

    /** Great-circle distance of two positions in degrees, metres, by the haversine formula. */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double alongMeridian = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double alongParallel = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = alongMeridian * alongMeridian
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * alongParallel * alongParallel;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /**
     * The smallest box that holds every position within so many metres of this one (degrees). It crosses the antimeridian
     * where its west is east of its east, and goes round the whole earth when a pole is among the positions.
     */
    public static Box around(double lon, double lat, double metres) {
        double angle = metres / EARTH_METRES;
        double height = Math.toDegrees(angle) + MARGIN;
        double south = lat - height;
        double north = lat + height;
        if (south <= -90 || north >= 90) {
            return new Box(-180, Math.max(-90, south), 180, Math.min(90, north));
        }
        double width = Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(lat))))) + MARGIN;
        return new Box(wrapped(lon - width), south, wrapped(lon + width), north);
    }

    /** A longitude brought back to -180 to 180. */
    public static double wrapped(double lon) {
        if (lon >= -180 && lon <= 180) {
            return lon;
        }
        return lon - 360 * Math.floor((lon + 180) / 360);
    }
}
