package datapunk.lake.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-24T19:20:23Z, 2025-03-24T19:20:23Z",
        "2025-03-24T19:20:23.5Z, 2025-03-24T19:20:23.500Z",
        "2025-03-24T19:20:23.123456789Z, 2025-03-24T19:20:23.123Z",
        "2025-03-24T20:20:23+01:00, 2025-03-24T19:20:23Z",
        "2025-03-24 20:07:24 +0100, 2025-03-24T19:07:24Z",
        "2025-03-24T20:07+01, 2025-03-24T19:07:00Z",
        "2015-09-20T12:00:00.000-04:00, 2015-09-20T16:00:00Z",
        "2015-09-20T12:00:00-03:30, 2015-09-20T15:30:00Z",
        "2024-02-29t23:59:60z, 2024-03-01T00:00:00Z",
        "2024-12-31T24:00:00Z, 2025-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "2024-01-01 10:00:00 UTC, 2024-01-01T10:00:00Z",
    })
    void isoIsReadInEverySpelling(String text, String expected) {
        assertEquals(Optional.of(new TimeText(Instant.parse(expected).toEpochMilli(), false)), TimeText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "174284423, 174284423000",
        "1742844232, 1742844232000",
        "1742844302.585, 1742844302585",
        "-174284423.5, -174284423500",
        "1742844302585, 1742844302585",
        "1742844302585999, 1742844302585",
        "1742844302585999999, 1742844302585",
        "-1742844302585001, -1742844302586",
    })
    void theUnitOfAnEpochIsToldByItsSize(String text, long millis) {
        assertEquals(millis, TimeText.parse(text).orElseThrow().millis());
        assertFalse(TimeText.parse(text).orElseThrow().assumedUtc());
    }

    @Test
    void aTimeWithoutZoneIsAssumedUtcAndSaysSo() {
        TimeText time = TimeText.parse("2024-01-01T10:00:00").orElseThrow();
        assertEquals(Instant.parse("2024-01-01T10:00:00Z").toEpochMilli(), time.millis());
        assertTrue(time.assumedUtc());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2024-13-01T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-01-01T25:00:00Z",
                "2024-01-01T10:61:00Z",
                "2024-01-01T10:00:00+99:00",
                "2024-01-01T10:00:00Zebra",
                "2024-01-01",
                "12345",
                "99999999999999999999",
                "1742844.30.2585",
                "123456789012345678901",
                "0000-01-01T00:00:00Z",
                "--:-",
                "174284423x"
            })
    void whatIsNoInstantIsNone(String text) {
        assertEquals(Optional.empty(), TimeText.parse(text));
    }
}
