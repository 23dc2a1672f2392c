package datapunk.lake.ingest.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import datapunk.lake.ingest.Lives;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feature;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Fix.Quality;
import datapunk.lake.model.Hash64;
import datapunk.lake.model.Method;
import datapunk.lake.model.Motion;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransformerTest {
    private static final Feed FEED = Feed.measured("google.records");
    private static final Lane LANE = new Lane(new Owner(1), new UUID(0, 1), new UUID(0, 2), 0);
    private final Positions positions = new Positions();

    private static PositionRecord stated(Motion motion, String method, String device, String attributes) {
        return new PositionRecord(
                FEED,
                1000,
                13_400_000_000L,
                52_500_000_000L,
                motion,
                method,
                device,
                ActivitySamples.NONE,
                attributes,
                1,
                77);
    }

    @Test
    void measuresBecomeMillimetresAndHundredths() {
        Fix fix = positions.fix(stated(new Motion(12.5, 3, -34.0004, 1.25, 359.99), "wifi", "tag", "{\"a\":1}"));

        assertEquals(new Quality(12_500, 3_000, -34_000, 1_250, 35_999), fix.quality());
        assertEquals(134_000_000, fix.lon());
        assertEquals(525_000_000, fix.lat());
        assertEquals(Method.WIFI.code(), fix.method());
        assertEquals(Hash64.of("tag"), fix.device());
        assertEquals("{\"a\":1}", fix.attributes());
        assertEquals(77, fix.position());
        assertEquals(1, fix.flags());
    }

    @Test
    void whatIsNotStatedIsNoneAndNeverZero() {
        Fix fix = positions.fix(stated(Motion.UNKNOWN, null, null, null));

        int none = Quality.NONE;
        assertEquals(new Quality(none, none, none, none, none), fix.quality());
        assertEquals(Method.UNSTATED.code(), fix.method());
        assertEquals(Fix.NO_DEVICE, fix.device());
        assertNull(fix.attributes());
    }

    @Test
    void whatAColumnCannotHoldIsKeptAsAnAttribute() {
        Fix fix = positions.fix(stated(new Motion(1e12, -1, 3e9, -2, 400), "SONAR \"x\"", null, "{\"a\":1}"));

        int none = Quality.NONE;
        assertEquals(new Quality(none, none, none, none, none), fix.quality());
        assertEquals(
                "{\"a\":1,\"accuracy\":1.0E12,\"verticalAccuracy\":-1.0,\"altitude\":3.0E9,\"speed\":-2.0,"
                        + "\"course\":400.0,\"method\":\"SONAR \\\"x\\\"\"}",
                fix.attributes());
    }

    @Test
    void neighboursOfOtherDevicesAndMethodsAreNotConfused() {
        String[] tags = {"a", null, "a", "b", "a"};
        String[] words = {"GPS", null, "CELL", "GPS", "odd"};
        for (int i = 0; i < tags.length; i++) {
            Fix fix = positions.fix(stated(Motion.UNKNOWN, words[i], tags[i], null));

            assertEquals(tags[i] == null ? Fix.NO_DEVICE : Hash64.of(tags[i]), fix.device());
            assertEquals(Method.ofWord(words[i]).code(), fix.method());
        }
    }

    @Test
    void fixesAreSortedIntoFeedsAndDevicesAreListed() {
        List<SourceRecord> records = List.of(
                stated(Motion.UNKNOWN, null, "x", null),
                Lives.visit(5, 13, 52),
                new PositionRecord(
                        new Feed("gpx", Feed.Precision.SECOND, false),
                        1,
                        0,
                        0,
                        Motion.UNKNOWN,
                        null,
                        "y",
                        ActivitySamples.NONE,
                        null,
                        0,
                        0),
                stated(Motion.UNKNOWN, null, null, null));

        ObservationBatch batch = new Transformer().transform(new ValidBatch(LANE, 0, 4, records, List.of()));

        assertEquals(
                List.of("google.records", "gpx"),
                batch.tables().stream().map(t -> t.feed().name()).toList());
        assertEquals(2, batch.tables().getFirst().fixes().size());
        assertEquals(1, batch.features().size());
        assertEquals(Map.of(Hash64.of("x"), "x", Hash64.of("y"), "y"), batch.devices());
    }

    @Test
    void theIdOfAFeatureFollowsFromFeedAndKeyAndThePayloadFromAllElse() {
        var features = new Features();
        FeatureRecord record = Lives.visit(5, 13, 52);
        Feature one = features.feature(record);
        Feature renamed = features.feature(new FeatureRecord(
                record.feed(),
                record.kind(),
                record.span(),
                record.shape(),
                record.key(),
                "{\"name\":\"Bar\"}",
                Optional.of(record.key()),
                999));

        assertEquals(one, new Features().feature(record));
        assertEquals(one.id(), renamed.id());
        assertNotEquals(one.payload(), renamed.payload());
        assertEquals(Optional.of(one.id()), renamed.parent());
        assertNotEquals(one.id(), features.feature(Lives.visit(6, 13, 52)).id());
    }

    @Test
    void anAttributeIsAddedToAnyObject() {
        assertEquals("{\"a\":1}", JsonObject.with(null, "a", "1"));
        assertEquals("{\"a\":1}", JsonObject.with("{ }", "a", "1"));
        assertEquals("{\"b\":{},\"a\":1}", JsonObject.with("{\"b\":{}}", "a", "1"));
        assertEquals("\"\\u000a\\\\\uFFFD\"", JsonObject.quote("\n\\\0"));
    }
}
