package datapunk.lake.model;

/**
 * Measured qualities of a position in SI units; {@link Double#NaN} where the source states none (never 0).
 *
 * @param accuracy radius of horizontal uncertainty in metres
 * @param verticalAccuracy vertical uncertainty in metres
 * @param altitude metres above the WGS 84 ellipsoid or mean sea level, as the source means it
 * @param speed metres per second over ground
 * @param course degrees clockwise from true north, 0 to 360
 */
public record Motion(double accuracy, double verticalAccuracy, double altitude, double speed, double course) {

    /** Nothing stated. */
    public static final Motion UNKNOWN = new Motion(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
