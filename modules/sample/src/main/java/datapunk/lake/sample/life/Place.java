package datapunk.lake.sample.life;

/**
 * Somewhere the person goes.
 *
 * @param name what it is called
 * @param lat degrees
 * @param lon degrees
 * @param altitude metres
 */
public record Place(String name, double lat, double lon, double altitude) {

    /** A place a few metres above the sea. */
    public Place(String name, double lat, double lon) {
        this(name, lat, lon, 5);
    }

    /** A number of the place, the same on every machine. */
    public long number() {
        return Dice.hash(Math.round(lat * 1e7), Math.round(lon * 1e7));
    }

    /** An id as a map service would give it. */
    public String id() {
        return "ChIJ" + Long.toUnsignedString(number(), 36);
    }
}
