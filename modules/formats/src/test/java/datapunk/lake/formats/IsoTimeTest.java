package datapunk.lake.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2012-12-15T14:21:29.460Z, 2012-12-15T14:21:29.460Z",
        "2012-12-15T14:21:29Z, 2012-12-15T14:21:29Z",
        "2012-12-15T14:21Z, 2012-12-15T14:21:00Z",
        "2012-12-15T14:21:29.460123456Z, 2012-12-15T14:21:29.460Z",
        "2012-12-15T14:21:29.4Z, 2012-12-15T14:21:29.400Z",
        "2012-12-15t14:21:29z, 2012-12-15T14:21:29Z",
        "2025-03-24T20:07:24+01:00, 2025-03-24T19:07:24Z",
        "2025-03-24 20:07:24 +0100, 2025-03-24T19:07:24Z",
        "2025-03-24T20:07:24-0730, 2025-03-25T03:37:24Z",
        "2025-03-24T20:07:24+05, 2025-03-24T15:07:24Z",
        "2024-02-29T24:00:00Z, 2024-03-01T00:00:00Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "1355581289, 2012-12-15T14:21:29Z",
        "1355581289.46, 2012-12-15T14:21:29.460Z",
        "1355581289460, 2012-12-15T14:21:29.460Z",
        "1355581289460123, 2012-12-15T14:21:29.460Z",
        "1355581289460123456, 2012-12-15T14:21:29.460Z",
        "' 2012-12-15T14:21:29Z ', 2012-12-15T14:21:29Z",
    })
    void readsWhatExportsWrite(String text, String instant) {
        assertEquals(OptionalLong.of(Instant.parse(instant).toEpochMilli()), IsoTime.millis(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "x", "2012-13-01T00:00:00Z", "2012-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2012-12-15T25:00:00Z",
                "2012-12-15T14:61:00Z", "2012-12-15T14:21:29+1", "2012-12-15T14:21:29.Z", "2012-12-15T14", "-", "12a",
                "99999999999999999999999", "2012/12/15T14:21:29Z", "2012-12-15T14:21:29Zjunk", "2012-12-15X14:21:29Z"
            })
    void refusesWhatIsNoInstant(String text) {
        assertEquals(OptionalLong.empty(), IsoTime.millis(text));
    }

    @Test
    void tellsTheOffsetAsWrittenAndWhenThereIsNone() {
        var time = new IsoTime();
        assertTrue(time.parse("2025-03-24T20:07:24-07:30"));
        assertEquals(-450, time.offsetMinutes());
        assertTrue(time.zoned());
        assertTrue(time.parse("2025-03-24T20:07:24"));
        assertFalse(time.zoned());
        assertEquals(Instant.parse("2025-03-24T20:07:24Z").toEpochMilli(), time.millis());
    }

    @Test
    void agreesWithTheCalendarOfTheJdkOnEveryDay() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = LocalDate.ofEpochDay(random.nextInt(-700_000, 700_000));
            if (day.getYear() > 0) {
                assertEquals(OptionalLong.of(day.toEpochDay() * 86_400_000L), IsoTime.millis(day + "T00:00:00Z"));
            }
        }
    }
}
