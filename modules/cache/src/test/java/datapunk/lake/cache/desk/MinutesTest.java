package datapunk.lake.cache.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.cache.RegionStatus.Minute;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MinutesTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_000 * MINUTE;

    private final Minutes minutes = new Minutes();

    @Test
    void theLastSixtyMinutesAreToldOldestFirst() {
        minutes.asked(START);
        minutes.asked(START + MINUTE - 1);
        minutes.hit(START + MINUTE - 1, 30);
        minutes.asked(START + 2 * MINUTE);
        List<Minute> history = minutes.history(START + 2 * MINUTE, START);
        assertEquals(3, history.size());
        assertEquals(new Minute(Instant.ofEpochMilli(START), 2, OptionalDouble.of(0.5)), history.getFirst());
        assertEquals(new Minute(Instant.ofEpochMilli(START + MINUTE), 0, OptionalDouble.empty()), history.get(1));
        assertEquals(1, history.getLast().requests());
        assertEquals(new Minutes.Hour(3, 1, 30), minutes.hour(START + 2 * MINUTE));
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        minutes.asked(START);
        minutes.hit(START, 10);
        assertEquals(1, minutes.hour(START + 59 * MINUTE).requests());
        assertEquals(new Minutes.Hour(0, 0, 0), minutes.hour(START + 60 * MINUTE));
        List<Minute> history = minutes.history(START + 60 * MINUTE, START);
        assertEquals(60, history.size());
        assertTrue(history.stream().allMatch(m -> m.requests() == 0));
        minutes.asked(START + 60 * MINUTE);
        assertEquals(new Minutes.Hour(1, 0, 0), minutes.hour(START + 60 * MINUTE));
    }
}
