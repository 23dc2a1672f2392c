package datapunk.lake.sample.phone;

/**
 * How often a phone looks where it is.
 *
 * @param still seconds between two fixes at rest, on average
 * @param moving seconds between two fixes on foot, on average
 */
public record Pace(double still, double moving) {
    /** About 850 fixes a day. */
    public static final Pace EAGER = new Pace(160, 17);

    /** About 230 fixes a day. */
    public static final Pace THRIFTY = new Pace(660, 48);
}
