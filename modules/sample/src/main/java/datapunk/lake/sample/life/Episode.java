package datapunk.lake.sample.life;

/** A stretch of a life; seconds since 1970, UTC. */
public sealed interface Episode {
    /** When it begins. */
    long start();

    /** When it ends and the next begins. */
    long end();

    /** The same, but ending earlier. */
    Episode until(long end);

    /** Being somewhere. */
    record Stay(Place place, long start, long end) implements Episode {
        @Override
        public Stay until(long earlier) {
            return new Stay(place, start, earlier);
        }
    }

    /** Going somewhere, at an even speed along a path. */
    record Trip(Place from, Place to, Mode mode, Path path, long start, long end) implements Episode {
        @Override
        public Trip until(long earlier) {
            return new Trip(from, to, mode, path, start, earlier);
        }
    }
}
