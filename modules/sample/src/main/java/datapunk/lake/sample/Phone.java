package datapunk.lake.sample;

import java.time.Instant;
import java.util.List;

/**
 * A phone of the person.
 *
 * @param tag the number by which files refer to it
 * @param name what it is called
 * @param since when it came into use
 */
record Phone(long tag, String name, String brand, String model, Instant since) {
    /** The first one, and the one that replaced it in the middle of the year. */
    static final List<Phone> ALL = List.of(
            new Phone(1_284_557_923, "Old phone", "Fairphone", "FP4", Instant.parse("2022-03-05T10:12:40Z")),
            new Phone(-1_937_402_518, "New phone", "Fairphone", "FP5", Instant.parse("2025-07-05T14:20:11Z")));

    /** The phone in use at a time, UTC milliseconds. */
    static Phone at(long millis) {
        return millis < ALL.getLast().since.toEpochMilli() ? ALL.getFirst() : ALL.getLast();
    }
}
