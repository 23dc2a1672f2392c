package datapunk.lake.bus.store;

import datapunk.lake.bus.Payload;
import datapunk.lake.model.Owner;
import java.util.Optional;

/**
 * What a reader wants to know of one owner's lake. The cache keeps answers by question, so that equal questions must be
 * equal records; {@link Answer} is ready to be sent.
 */
public sealed interface Question extends Payload {

    /** Whose lake. */
    Owner owner();

    /** When; {@link Period#ALWAYS} if the question has no time. */
    Period period();

    /**
     * One vector tile of the fixes, XYZ scheme in web mercator.
     *
     * @param z zoom 0 to 16
     */
    record Tile(Owner owner, int z, int x, int y, Period period) implements Question {}

    /**
     * Fixes in an area, in order of time.
     *
     * @param device device id in unsigned hex, if only one is wanted
     * @param limit at most this many, 1 to 50,000
     * @param after cursor of an earlier answer
     */
    record Points(
            Owner owner, Optional<Area> area, Period period, Optional<String> device, int limit, Optional<String> after)
            implements Question {}

    /** All fixes and features of one UTC day. @param day days since the epoch */
    record Day(Owner owner, int day) implements Question {
        @Override
        public Period period() {
            return Period.days(day, day + 1);
        }
    }

    /** The days on which someone was in the area, with the number of fixes. */
    record Days(Owner owner, Optional<Area> area, Period period) implements Question {}

    /** The fixes nearest to a position, degrees. @param limit 1 to 1,000 */
    record Nearest(Owner owner, double lon, double lat, int limit, Period period) implements Question {}

    /** Sparse observations, in order of time. @param kind only this kind, empty text for all */
    record Shapes(Owner owner, Optional<Area> area, Period period, String kind, int limit) implements Question {}

    /** How much there is of what. */
    record Summary(Owner owner) implements Question {
        @Override
        public Period period() {
            return Period.ALWAYS;
        }
    }

    /** Number of fixes per day or month. @param byDay days instead of months */
    record Histogram(Owner owner, boolean byDay, Period period) implements Question {}

    /** The devices that stated anything. */
    record Devices(Owner owner) implements Question {
        @Override
        public Period period() {
            return Period.ALWAYS;
        }
    }
}
