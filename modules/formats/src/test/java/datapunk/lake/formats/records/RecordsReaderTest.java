package datapunk.lake.formats.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Collected;
import datapunk.lake.formats.Head;
import datapunk.lake.model.ActivitySamples.Candidate;
import datapunk.lake.model.Flags;
import datapunk.lake.model.PositionRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordsReaderTest {
    private static final String HERE = "\"latitudeE7\":520000000,\"longitudeE7\":50000000,";
    private static final String NOW = "\"timestamp\":\"2020-01-01T00:00:00Z\"";

    private static Collected read(String json) {
        return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Collected read(InputStream in) {
        var sink = new Collected();
        try {
            new RecordsReader().read(in, sink);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink;
    }

    private static Collected locations(String... records) {
        return read("{\"locations\":[" + String.join(",", records) + "]}");
    }

    private static String at(int second, String more) {
        return "{" + HERE + more + "\"timestamp\":\"2020-01-01T00:00:%02dZ\"}".formatted(second);
    }

    private static int certainty(String json) {
        return new RecordsReader().certainty(new Head(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void aFixKeepsEverythingItsSourceStates() {
        PositionRecord fix = locations("""
                {"latitudeE7": 525121303, "longitudeE7": -134309551, "accuracy": 25, "altitude": -3,
                 "verticalAccuracy": 2, "velocity": 7, "heading": 270, "source": "WIFI",
                 "deviceTag": -8024144696862913506, "platformType": "ANDROID", "batteryCharging": false,
                 "osLevel": 30, "inferredLocation": [ {"latitudeE7": 1} ],
                 "timestamp": "2013-04-15T06:31:26.860Z"}
                """).positions().getFirst();
        assertEquals(52_512_130_300L, fix.latE9());
        assertEquals(-13_430_955_100L, fix.lonE9());
        assertEquals(millis("2013-04-15T06:31:26.860Z"), fix.time());
        assertEquals(25, fix.motion().accuracy());
        assertEquals(-3, fix.motion().altitude());
        assertEquals(2, fix.motion().verticalAccuracy());
        assertEquals(7, fix.motion().speed());
        assertEquals(270, fix.motion().course());
        assertEquals("WIFI", fix.method());
        assertEquals("-8024144696862913506", fix.device());
        assertEquals(
                "{\"platformType\":\"ANDROID\",\"batteryCharging\":false,\"osLevel\":30,"
                        + "\"inferredLocation\":[{\"latitudeE7\":1}]}",
                fix.attributes());
        assertEquals(0, fix.flags());
        assertEquals("google.records", fix.feed().name());
    }

    @Test
    void whatIsNotStatedIsNotZero() {
        PositionRecord fix = locations(at(0, "")).positions().getFirst();
        assertTrue(Double.isNaN(fix.motion().accuracy()));
        assertTrue(Double.isNaN(fix.motion().altitude()));
        assertNull(fix.device());
        assertNull(fix.method());
        assertNull(fix.attributes());
    }

    @Test
    void allAgesOfTimeAreUnderstood() {
        long wanted = millis("2012-12-15T14:21:29.460Z");
        Collected read = locations(
                "{" + HERE + "\"timestampMs\":\"1355581289460\"}",
                "{" + HERE + "\"timestampMs\":1355581289460}",
                "{" + HERE + "\"timestamp\":\"2012-12-15T14:21:29.460Z\"}",
                "{" + HERE + "\"timestamp\":\"2012-12-15T15:21:29.460999+01:00\"}",
                "{" + HERE + "\"timestamp\":\"1355581289460\"}");
        assertEquals(List.of(), read.rejects);
        assertEquals(
                5, read.positions().stream().filter(p -> p.time() == wanted).count());
    }

    @Test
    void millisecondsAreNotTakenForSecondsHoweverSmall() {
        assertEquals(
                86_400_000,
                locations("{" + HERE + "\"timestampMs\":\"86400000\"}")
                        .positions()
                        .getFirst()
                        .time());
    }

    @Test
    void aTimeWithoutZoneIsUtcAndSaysSo() {
        PositionRecord fix = locations("{" + HERE + "\"timestamp\":\"2020-01-01T00:00:00\"}")
                .positions()
                .getFirst();
        assertEquals(Flags.TIME_ASSUMED_UTC, fix.flags());
    }

    @Test
    void anE7OverflowIsRepairedOnlyWhenThatBringsItIntoRange() {
        Collected read = locations(
                "{\"latitudeE7\":3955000000,\"longitudeE7\":4200000000," + NOW + "}",
                "{\"latitudeE7\":3394967295,\"longitudeE7\":0," + NOW + "}",
                "{\"latitudeE7\":910000000,\"longitudeE7\":0," + NOW + "}",
                "{\"latitudeE7\":0,\"longitudeE7\":1800000001," + NOW + "}",
                "{\"latitudeE7\":0,\"longitudeE7\":2494967296," + NOW + "}");
        assertEquals(2, read.positions().size());
        PositionRecord repaired = read.positions().getFirst();
        assertEquals((3955000000L - (1L << 32)) * 100, repaired.latE9());
        assertEquals((4200000000L - (1L << 32)) * 100, repaired.lonE9());
        assertEquals(Flags.E7_WRAPPED, repaired.flags());
        assertEquals(-1_800_000_000L * 100, read.positions().getLast().lonE9());
        assertEquals(
                List.of("latitude-out-of-range", "latitude-out-of-range", "longitude-out-of-range"),
                read.rejects.stream().map(Collected.Reject::reason).toList());
        assertEquals(2, read.counted("with_valid_coords"));
        assertEquals(5, read.counted("locations"));
    }

    @Test
    void activitySamplesOfAllAgesArePackedWithTheirOwnTimes() {
        Collected read = locations("""
                {"latitudeE7":1,"longitudeE7":2,
                 "activity":[{"activity":[{"type":"UNKNOWN","confidence":40},{"type":"UNKNOWN","confidence":21}],
                              "timestamp":"2020-01-01T00:00:00Z"},
                             {"activity":[{"type":"IN_SPACE","confidence":"no","extra":[1]}],"timestampMs":"1577836810000"}],
                 "timestamp":"2020-01-01T00:00:05Z"}
                """, """
                {"latitudeE7":1,"longitudeE7":2,"timestampMs":"1577836800000",
                 "activitys":[{"timestampMs":"1577836801000","activities":[{"type":"still","confidence":100}]}]}
                """);
        PositionRecord fix = read.positions().getFirst();
        var samples = fix.samples().list(fix.time());
        assertEquals(millis("2020-01-01T00:00:00Z"), samples.get(0).time());
        assertEquals(
                List.of(new Candidate("UNKNOWN", 40), new Candidate("UNKNOWN", 21)),
                samples.get(0).candidates());
        assertEquals(1577836810000L, samples.get(1).time());
        assertEquals("IN_SPACE", samples.get(1).candidates().getFirst().type());
        PositionRecord old = read.positions().getLast();
        assertEquals(
                new Candidate("STILL", 100),
                old.samples().list(old.time()).getFirst().candidates().getFirst());
        assertEquals(2, read.counted("with_activity"));
        assertEquals(3, read.counted("activity_samples"));
    }

    @Test
    void scansOfOtherPeoplesNetworksAreCountedAndNotKept() {
        Collected read = locations(
                at(
                        0,
                        "\"locationMetadata\":[{\"wifiScan\":{\"accessPoints\":[{\"mac\":\"1\"}]}}],\"activeWifiScan\":{\"a\":[1]},"));
        assertNull(read.positions().getFirst().attributes());
        assertEquals(1, read.counted("locationMetadata"));
        assertEquals(1, read.counted("activeWifiScan"));
    }

    @Test
    void aRecordWithoutTimeOrPlaceIsRejectedAndTheOthersGoOn() {
        Collected read = locations(
                "{" + HERE + "\"accuracy\":1}",
                "{" + HERE + "\"timestamp\":\"yesterday\"}",
                "{" + HERE + "\"timestamp\":null}",
                "{\"longitudeE7\":1," + NOW + "}",
                "{\"latitudeE7\":1,\"longitudeE7\":\"x\"," + NOW + "}",
                "{}",
                "7",
                at(9, ""));
        assertEquals(
                List.of(
                        "time-missing/timestamp",
                        "time-invalid/timestamp",
                        "time-missing/timestamp",
                        "latitude-missing/latitudeE7",
                        "longitude-invalid/longitudeE7",
                        "time-missing/timestamp",
                        "not-a-record/locations"),
                read.rejects.stream().map(r -> r.reason() + "/" + r.field()).toList());
        assertEquals(1, read.positions().size());
        assertEquals(8, read.counted("locations"));
        assertEquals("{" + HERE + "\"accuracy\":1}", read.rejects.getFirst().fragment());
    }

    @Test
    void positionsAreByteOffsetsOfTheRecords() {
        String json = "\uFEFF {\"é\":\"ü\",\"locations\" : [ " + at(1, "") + " , " + at(2, "\"name\":\"Zoë\",") + " ]}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Collected read = read(json);
        assertEquals(2, read.positions().size());
        for (PositionRecord fix : read.positions()) {
            String from = new String(
                    bytes, (int) fix.position(), bytes.length - (int) fix.position(), StandardCharsets.UTF_8);
            assertTrue(from.startsWith("{\"latitudeE7\""), from);
        }
        assertEquals("{\"name\":\"Zoë\"}", read.positions().getLast().attributes());
    }

    @Test
    void aFileCutInTheMiddleKeepsWhatCameBefore() {
        String whole = "{\"locations\":[" + at(1, "") + "," + at(2, "") + "]}";
        for (int cut = 0; cut < whole.length(); cut++) {
            Collected read = read(whole.substring(0, cut));
            assertEquals(1, read.partial.size(), "cut at " + cut);
            int complete = cut > whole.lastIndexOf('}', whole.length() - 2) ? 2 : cut > whole.indexOf('}') ? 1 : 0;
            assertEquals(complete, read.positions().size(), "cut at " + cut);
        }
        assertEquals(List.of(), read(whole).partial);
    }

    @Test
    void aStringOfAHundredMegabytesCostsItsRecordAndNoMemory() {
        String before = "{\"locations\":[" + at(1, "") + ",{" + HERE + "\"note\":\"";
        String after = "\"," + NOW + "}," + at(2, "") + "]}";
        Collected read = read(new Repeated(before, 100_000_000, after));
        assertEquals(2, read.positions().size());
        assertEquals("value-too-long", read.rejects.getFirst().reason());
        assertEquals("note", read.rejects.getFirst().field());
        assertTrue(read.rejects.getFirst().fragment().length() <= 300);
        assertEquals(List.of(), read.partial);
    }

    @Test
    void aDeepNestCostsItsRecordAndNoStack() {
        String nest = "\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",";
        Collected read = locations(at(1, ""), at(2, nest), at(3, ""));
        assertEquals(2, read.positions().size());
        assertEquals("value-too-deep", read.rejects.getFirst().reason());
        assertEquals(List.of(), read.partial);
        assertEquals(1, read("{\"locations\":[" + "[".repeat(1_000_000)).partial.size());
    }

    @Test
    void aNameOrAListWithoutEndCostsItsRecord() {
        String samples = "{\"timestampMs\":\"5\"},".repeat(10_001) + "{}";
        Collected read =
                locations(at(1, "\"" + "n".repeat(300) + "\":1,"), at(2, "\"activity\":[" + samples + "],"), at(3, ""));
        assertEquals(
                List.of("value-too-long", "too-many-samples"),
                read.rejects.stream().map(Collected.Reject::reason).toList());
        assertEquals(1, read.positions().size());
        assertEquals(List.of(), read.partial);
    }

    @Test
    void malformedJsonEndsTheReadingWithItsPlace() {
        Collected read = locations(at(1, ""), "{" + HERE + "\"x\":{\"a\" 1}," + NOW + "}", at(3, ""));
        assertEquals(1, read.positions().size());
        assertTrue(read.partial.getFirst().contains("byte"), read.partial.getFirst());
    }

    @Test
    void textsWithEscapesAreRead() {
        PositionRecord fix = locations("{\"latitude\\u00457\":1,\"longitudeE7\":2,\"source\":\"G\\u0050S\","
                        + "\"k\\\"ey\":\"\\ud83d\\ude00\\n\",\"timestamp\":\"2020-01-01T00:00:00\\u005a\"}")
                .positions()
                .getFirst();
        assertEquals("GPS", fix.method());
        assertEquals("{\"k\\\"ey\":\"😀\\u000a\"}", fix.attributes());
    }

    @Test
    void knowsItsOwnFilesFromOthersWithLocations() {
        assertEquals(95, certainty("{\"locations\": [{\"latitudeE7\": 1}]}"));
        assertEquals(95, certainty("\uFEFF\n{\"locations\": [{\"timestampMs\": \"1\"}]}"));
        assertEquals(30, certainty("{\"locations\": []}"));
        assertEquals(0, certainty("{\"locations\": [{\"type\": \"Feature\"}]}"));
        assertEquals(0, certainty("{\"locations\": [{\"lat\": 1, \"lon\": 2, \"time\": 3}]}"));
        assertEquals(0, certainty("{\"timelineObjects\": [{\"latitudeE7\": 1}]}"));
        assertEquals(0, certainty("[{\"latitudeE7\": 1}]"));
    }
}
