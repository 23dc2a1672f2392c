package datapunk.lake.ingest.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.ingest.Lives;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.model.Owner;
import datapunk.lake.model.SourceRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Lane LANE = new Lane(new Owner(1), new UUID(0, 1), new UUID(0, 2), 10);
    private final Validator validator = new Validator(Clock.fixed(NOW, ZoneOffset.UTC));

    private Verdict judge(String time, double lon, double lat) {
        return Validator.judge(Lives.position(Instant.parse(time).toEpochMilli(), lon, lat), validator.latest());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, 13, 91, latitude-out-of-range, latitude",
        "2020-01-01T00:00:00Z, 13, -90.000000001, latitude-out-of-range, latitude",
        "2020-01-01T00:00:00Z, 180.000000001, 5, longitude-out-of-range, longitude",
        "2020-01-01T00:00:00Z, -214.7483648, 5, longitude-out-of-range, longitude",
        "1970-01-01T00:00:00Z, 13, 52, time-epoch-zero, time",
        "1980-01-06T00:00:00Z, 13, 52, time-before-1990, time",
        "1989-12-31T23:59:59.999Z, 13, 52, time-before-1990, time",
        "2106-02-07T06:28:15Z, 13, 52, time-in-future, time",
        "2026-05-02T12:00:00.001Z, 13, 52, time-in-future, time",
    })
    void whatCannotBeTrueIsRejectedWithAReason(String time, double lon, double lat, String reason, String field) {
        var rejected = (Verdict.Rejected) judge(time, lon, lat);

        assertEquals(reason, rejected.reason());
        assertEquals(field, rejected.field());
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-01T00:00:00Z, 13, 52",
        "2026-05-02T12:00:00Z, 13, 52",
        "2020-01-01T00:00:00Z, 180, 90",
        "2020-01-01T00:00:00Z, -180, -90",
        "2020-01-01T00:00:00Z, 0, 0",
    })
    void theEdgesOfTheEarthAndOfTimeAreAccepted(String time, double lon, double lat) {
        assertSame(Verdict.ACCEPTED, judge(time, lon, lat));
    }

    @Test
    void aVisitMayBeOldButMustLieOnEarth() {
        assertSame(Verdict.ACCEPTED, Validator.judge(Lives.visit(-1, 13, 52), validator.latest()));
        assertTrue(Validator.judge(Lives.visit(-1, 13, 95), validator.latest()) instanceof Verdict.Rejected);
    }

    @Test
    void aRejectNamesItsPlaceAmongRecordsAndEarlierRejects() {
        List<SourceRecord> records = List.of(
                Lives.position(Lives.START, 13, 52), Lives.position(Lives.START, 13, 91), Lives.visit(0, 13, 52));
        var unread = new WriteDoors.Rejected(11, "time-missing", "timestamp", 5, "{}");

        var valid = validator.validate(new RawBatch(LANE, 10, records, List.of(unread)));

        assertEquals(14, valid.to());
        assertEquals(2, valid.records().size());
        assertEquals(
                List.of(11L, 12L),
                valid.rejects().stream().map(WriteDoors.Rejected::ordinal).toList());
        assertTrue(valid.rejects().getLast().fragment().contains("latitude=91 longitude=13"));
    }
}
