package datapunk.lake.geo;

/**
 * A box of longitudes and latitudes, WGS 84 degrees, borders included. With {@code west > east} it crosses the
 * antimeridian.
 */
public record Box(double west, double south, double east, double north) {

    /** True when the box crosses the antimeridian. */
    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** Whether a position lies in the box or on its border. */
    public boolean contains(double lon, double lat) {
        boolean across = crossesAntimeridian() ? lon >= west || lon <= east : lon >= west && lon <= east;
        return across && lat >= south && lat <= north;
    }
}
