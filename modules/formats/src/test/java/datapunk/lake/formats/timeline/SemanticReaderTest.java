package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Head;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SemanticReaderTest {
    private static final long START = 1_386_000_000_000L;
    private static final String DURATION =
            "'duration':{'startTimestampMs':'1386000000000','endTimestampMs':'1386000600000'}";

    private static Heard objects(String objects) {
        return Heard.of(new SemanticReader(), "{'timelineObjects':[" + objects + "]}");
    }

    @Test
    void aSegmentIsAMoveAPathAndInferredPositions() {
        Heard heard = objects(
                "{'activitySegment':{" + DURATION + ",'activityType':'CYCLING','distance':1200,"
                        + "'startLocation':{'latitudeE7':533407440,'longitudeE7':137026901},"
                        + "'endLocation':{'latitudeE7':533519706,'longitudeE7':137596359},"
                        + "'waypointPath':{'waypoints':[{'latE7':533407440,'lngE7':137026901},{'latE7':533410301,'lngE7':137051010}],"
                        + "'source':'INFERRED'},"
                        + "'simplifiedRawPath':{'points':[{'latE7':533408000,'lngE7':137030000,'accuracyMeters':12,"
                        + "'timestampMs':'1386000060000'},"
                        + "{'latitudeE7':533408001,'lngE7':137030001,'accuracyMetres':-1,'timestamp':'2013-12-02T16:02:00.500Z'}]}}}");
        assertEquals(List.of(), heard.rejects);
        FeatureRecord move = heard.only(Kind.MOVE);
        assertEquals(Span.between(START, START + 600_000), move.span());
        assertEquals(
                Here.key(Kind.MOVE, OptionalLong.of(START), OptionalLong.of(START + 600_000), "533407440,137026901"),
                move.key());
        assertEquals(
                "LINESTRING (13.7026901 53.340744, 13.7596359 53.3519706)",
                move.shape().orElseThrow().toString());
        assertTrue(move.attributes().contains("\"activityType\":\"CYCLING\""));
        assertFalse(move.attributes().contains("waypoint"));
        FeatureRecord path = heard.only(Kind.PATH);
        assertEquals("{\"source\":\"INFERRED\"}", path.attributes());
        assertEquals(Optional.of(move.key()), path.parent());
        PositionRecord first = heard.positions().getFirst();
        assertEquals("google.semantic.path", first.feed().name());
        assertTrue(first.feed().inferred());
        assertEquals("INFERRED", first.method());
        assertEquals(START + 60_000, first.time());
        assertEquals(53_340_800_000L, first.latE9());
        assertEquals(12, first.motion().accuracy());
        PositionRecord mixed = heard.positions().getLast();
        assertEquals(53_340_800_100L, mixed.latE9());
        assertTrue(Double.isNaN(mixed.motion().accuracy()));
        assertEquals(
                Map.of(
                        "timelineObjects",
                        1L,
                        "activitySegment",
                        1L,
                        "segment_with_startLocation",
                        1L,
                        "waypoints",
                        2L,
                        "points",
                        2L),
                heard.elements);
    }

    @Test
    void aSegmentWithoutPlacesIsStillAMove() {
        Heard heard = objects("{'activitySegment':{" + DURATION + ",'startLocation':{},'endLocation':{}}}");
        assertEquals(Optional.empty(), heard.only(Kind.MOVE).shape());
        assertEquals(Map.of("timelineObjects", 1L, "activitySegment", 1L), heard.elements);
    }

    @Test
    void transitStopsAreAPathThatKeepsTheStops() {
        Heard heard = objects("{'activitySegment':{" + DURATION + ",'transitPath':{'name':'U2','transitStops':["
                + "{'latitudeE7':525000000,'longitudeE7':134000000,'name':'Zoo'},{'name':'Mitte'},"
                + "{'latitudeE7':525100000,'longitudeE7':134100000,'name':'Alex'}]}}}");
        assertEquals(List.of(), heard.rejects);
        FeatureRecord path = heard.only(Kind.PATH);
        assertEquals(
                "LINESTRING (13.4 52.5, 13.41 52.51)",
                path.shape().orElseThrow().toString());
        assertTrue(path.attributes().contains("Mitte"));
        assertEquals(3L, heard.elements.get("transitStops"));
    }

    @Test
    void aVisitIsAStayAndItsChildrenAreStaysWithin() {
        Heard heard = objects("{'placeVisit':{" + DURATION
                + ",'location':{'latitudeE7':525000000,'longitudeE7':134000000,'placeId':'mall'},'placeConfidence':'USER_CONFIRMED',"
                + "'childVisits':[{" + DURATION
                + ",'location':{'latitudeE7':525000001,'longitudeE7':134000001,'placeId':'shop'},"
                + "'childVisits':[{" + DURATION + ",'location':{'semanticType':'TYPE_WORK'}}]}]}}");
        List<FeatureRecord> stays = heard.features(Kind.STAY);
        assertEquals(3, stays.size());
        OptionalLong end = OptionalLong.of(START + 600_000);
        OptionalLong start = OptionalLong.of(START);
        assertEquals(Here.key(Kind.STAY, start, end, "mall"), stays.get(0).key());
        assertEquals(
                Here.key(Kind.STAY, start, end, "shop", start), stays.get(1).key());
        assertEquals(Here.key(Kind.STAY, start, end, "-", start), stays.get(2).key());
        assertEquals(Optional.of(stays.get(0).key()), stays.get(1).parent());
        assertEquals(Optional.of(stays.get(1).key()), stays.get(2).parent());
        assertFalse(stays.get(0).attributes().contains("shop"));
        assertEquals(
                Map.of("timelineObjects", 1L, "placeVisit", 1L, "placeVisit_with_own_coords", 1L, "childVisits", 2L),
                heard.elements);
    }

    @Test
    void aVisitWithoutOwnPlaceUsesTheCentreOrACandidateOnEarth() {
        Heard heard = objects("{'placeVisit':{" + DURATION + ",'otherCandidateLocations':["
                + "{'latitudeE7':910000000,'longitudeE7':1},{'latitudeE7':10000000,'longitudeE7':20000000}]}},"
                + "{'placeVisit':{" + DURATION + ",'centerLatE7':30000000,'centerLngE7':40000000}}");
        assertEquals(
                List.of("POINT (2 1)", "POINT (4 3)"),
                heard.features(Kind.STAY).stream()
                        .map(s -> s.shape().orElseThrow().toString())
                        .toList());
        assertEquals(2L, heard.elements.get("otherCandidates"));
    }

    @Test
    void anObjectMayHoldASegmentAndAVisit() {
        Heard heard = objects("{'activitySegment':{" + DURATION + "},'placeVisit':{" + DURATION + "}}");
        assertEquals(1, heard.features(Kind.MOVE).size());
        assertEquals(1, heard.features(Kind.STAY).size());
    }

    @Test
    void whatCannotBeUnderstoodIsRejectedAndTheRestGoesOn() {
        Heard heard = objects("{},{'newThing':{'a':1}},5,{'activitySegment':{}},"
                + "{'placeVisit':{'duration':{'startTimestamp':'noon'}}},"
                + "{'placeVisit':{'duration':{'startTimestamp':'2024-01-02T00:00:00Z','endTimestamp':'2024-01-01T00:00:00Z'}}},"
                + "{'activitySegment':{" + DURATION + ",'waypointPath':{'waypoints':[{},{'latE7':1,'lngE7':'x'},"
                + "{'latE7':910000000,'lngE7':1},{'latE7':1,'lngE7':1}]},"
                + "'simplifiedRawPath':{'points':[{'latE7':1,'lngE7':1}]}}}");
        assertEquals(
                List.of(
                        "unknown-element ",
                        "unknown-element newThing",
                        "unknown-element ",
                        "time-missing duration",
                        "time-invalid duration",
                        "end-before-start duration",
                        "time-missing timestamp",
                        "coordinates-missing waypoints",
                        "coordinates-invalid waypoints",
                        "coordinates-out-of-range waypoints"),
                heard.rejects);
        assertEquals(1, heard.features(Kind.MOVE).size());
        assertEquals(
                "POINT (0.0000001 0.0000001)",
                heard.only(Kind.PATH).shape().orElseThrow().toString());
        assertEquals("{\"newThing\":{\"a\":1}}", heard.fragments.get(1));
    }

    @Test
    void aWrappedIntegerIsUnwrapped() {
        Heard heard = objects("{'placeVisit':{" + DURATION + ",'simplifiedRawPath':{'points':["
                + "{'latE7':3957967296,'lngE7':3589967296,'timestampMs':'1386000000000'}]}}}");
        PositionRecord point = heard.positions().getFirst();
        assertEquals(-33_700_000_000L, point.latE9());
        assertEquals(Flags.E7_WRAPPED, point.flags());
        assertFalse(heard.only(Kind.STAY).attributes().contains("simplifiedRawPath"));
    }

    @Test
    void aPlaceOutsideTheEarthIsHandedOnForValidation() {
        Heard heard =
                objects("{'placeVisit':{" + DURATION + ",'location':{'latitudeE7':910000000,'longitudeE7':10000000}}}");
        assertEquals("POINT (1 91)", heard.only(Kind.STAY).shape().orElseThrow().toString());
    }

    @Test
    void theSameStatementGivesTheSameRecordWhateverTheOrderOfItsNames() {
        Heard a = objects("{'placeVisit':{'location':{'placeId':'p','name':'n'}," + DURATION + "}}");
        Heard b = objects("{'placeVisit':{" + DURATION + ",'location':{'name':'n','placeId':'p'}}}");
        assertEquals(a.records, b.records);
    }

    @Test
    void itIsKnownByItsContent() {
        var reader = new SemanticReader();
        assertEquals(95, reader.certainty(head("\uFEFF\n {\"x\":1,\"timelineObjects\":[")));
        assertEquals(0, reader.certainty(head("{\"x\":{\"timelineObjects\":[")));
        assertEquals(0, reader.certainty(head("[{\"timelineObjects\":[]}]")));
        assertEquals(0, reader.certainty(head("timelineObjects")));
    }

    static Head head(String text) {
        return new Head(text.getBytes(StandardCharsets.UTF_8));
    }
}
