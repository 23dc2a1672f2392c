package datapunk.lake.model;

/**
 * One source family whose observations may be equal to each other: the same moment from two feeds never collides.
 *
 * @param name stable dotted name such as {@code google.records} or {@code gpx}; part of every natural key
 * @param precision how finely the source states its instants
 * @param inferred whether positions are computed by the source (a thinned path) rather than measured
 */
public record Feed(String name, Precision precision, boolean inferred) {

    /** How finely a source states time. */
    public enum Precision {
        MILLISECOND,
        SECOND,
        MINUTE,
        DAY
    }

    /** A feed of measured positions stated to the millisecond. */
    public static Feed measured(String name) {
        return new Feed(name, Precision.MILLISECOND, false);
    }
}
