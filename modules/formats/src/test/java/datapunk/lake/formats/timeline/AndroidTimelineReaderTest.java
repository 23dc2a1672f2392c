package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AndroidTimelineReaderTest {
    private static final String TIMES =
            "'startTime':'2024-06-15T09:00:00.000+02:00','endTime':'2024-06-15T10:00:00+02:00'";
    private static final long START = Instant.parse("2024-06-15T07:00:00Z").toEpochMilli();
    private static final long END = Instant.parse("2024-06-15T08:00:00Z").toEpochMilli();

    private static Heard segments(String segments) {
        return Heard.of(new AndroidTimelineReader(), "{'semanticSegments':[" + segments + "]}");
    }

    private static Heard signals(String signals) {
        return Heard.of(new AndroidTimelineReader(), "{'rawSignals':[" + signals + "]}");
    }

    @Test
    void aVisitIsAStayKeyedByLevelAndPlace() {
        FeatureRecord stay = segments(
                        "{" + TIMES + ",'startTimeTimezoneUtcOffsetMinutes':120,'visit':{'hierarchyLevel':1,"
                                + "'topCandidate':{'placeId':'P','probability':0.0,'placeLocation':{'latLng':'48.5°, 2.25°'}}}}")
                .only(Kind.STAY);
        assertEquals(Here.key(Kind.STAY, OptionalLong.of(START), OptionalLong.of(END), "1", "P"), stay.key());
        assertEquals("POINT (2.25 48.5)", stay.shape().orElseThrow().toString());
        assertEquals(
                "{\"endTime\":\"2024-06-15T10:00:00+02:00\",\"startTime\":\"2024-06-15T09:00:00.000+02:00\","
                        + "\"startTimeTimezoneUtcOffsetMinutes\":120,\"visit\":{\"hierarchyLevel\":1,\"topCandidate\":"
                        + "{\"placeId\":\"P\",\"placeLocation\":{\"latLng\":\"48.5°, 2.25°\"},\"probability\":0.0}}}",
                stay.attributes());
    }

    @Test
    void aTimelessVisitIsKeyedByItsPlaceAlone() {
        FeatureRecord stay = segments("{'visit':{'isTimelessVisit':true,'topCandidate':{'placeId':'P'}}}")
                .only(Kind.STAY);
        assertEquals(Here.key(Kind.STAY, "timeless", "P"), stay.key());
        assertEquals(Span.TIMELESS, stay.span());
    }

    @Test
    void anActivityIsAMoveEvenWithoutStart() {
        Heard heard = segments(
                "{" + TIMES + ",'activity':{'end':{'latLng':'48.5°, 2.25°'},'topCandidate':{'type':'WALKING'}}}");
        FeatureRecord move = heard.only(Kind.MOVE);
        assertEquals(Here.key(Kind.MOVE, OptionalLong.of(START), OptionalLong.of(END)), move.key());
        assertEquals("POINT (2.25 48.5)", move.shape().orElseThrow().toString());
    }

    @Test
    void pathPointsAreInferredPositionsToTheMinute() {
        Heard heard = segments("{" + TIMES + ",'visit':{},'timelinePath':["
                + "{'point':'48.5°, 2.25°','time':'2024-06-15T09:05:00.000+02:00'},"
                + "{'point':'48.5°, 2.25°','time':'2024-06-15T09:05:00.000+02:00'},"
                + "{'point':'48.6, 2.25','time':'2024-06-15T10:05:00.000+02:00'},"
                + "{'point':'geo:48.7,2.25','durationMinutesOffsetFromStartTime':'7'}]}");
        List<PositionRecord> points = heard.positions();
        assertEquals(
                new Feed("google.timeline.android.path", Feed.Precision.MINUTE, true),
                points.getFirst().feed());
        assertEquals(
                List.of(START + 300_000, START + 300_000, START + 3_900_000, START + 420_000),
                points.stream().map(PositionRecord::time).toList());
        assertEquals("INFERRED", points.getFirst().method());
        assertNull(points.getFirst().attributes());
        assertEquals(
                Map.of(
                        "semanticSegments",
                        1L,
                        "segments_with_two_kinds",
                        1L,
                        "visit",
                        1L,
                        "timelinePath",
                        1L,
                        "path_points",
                        4L,
                        "path_points_after_segment_end",
                        1L,
                        "distinct_path_points",
                        3L),
                heard.elements);
        assertFalse(heard.only(Kind.STAY).attributes().contains("timelinePath"));
    }

    @Test
    void aMemoryIsKeptWithItsDestinations() {
        Heard heard = segments("{" + TIMES + ",'timelineMemory':{'trip':{'distanceFromOriginKms':12,"
                + "'destinations':[{'identifier':{'placeId':'A'}},{'identifier':{'placeId':'B'}}]}}},"
                + "{" + TIMES + ",'timelineMemory':{'note':{'note':'Lovely'}}}");
        List<FeatureRecord> memories = heard.features(Kind.MEMORY);
        assertEquals(
                Here.key(Kind.MEMORY, OptionalLong.of(START), OptionalLong.of(END), "A", "B"),
                memories.getFirst().key());
        assertTrue(memories.getLast().attributes().contains("Lovely"));
    }

    @Test
    void rawSignalsAreMeasuredPositionsAndMotionGuesses() {
        Heard heard =
                signals("{'position':{'LatLng':'48.5°, 2.25°','accuracyMeters':15,'altitudeMeters':-2.5,'source':'GPS',"
                        + "'timestamp':'2024-06-15T07:00:00.123Z','speedMetersPerSecond':1.5},"
                        + "'activityRecord':{'probableActivities':[{'type':'WALKING','confidence':0.9}],"
                        + "'timestamp':'2024-06-15T07:00:00.000Z'}}");
        PositionRecord position = heard.positions().getFirst();
        assertEquals(Feed.measured("google.timeline.android.raw"), position.feed());
        assertEquals(START + 123, position.time());
        assertEquals("GPS", position.method());
        assertEquals(15, position.motion().accuracy());
        assertEquals(-2.5, position.motion().altitude());
        assertEquals(1.5, position.motion().speed());
        assertNull(position.attributes());
        assertEquals(Span.at(START), heard.only(Kind.ACTIVITY_SAMPLE).span());
        assertEquals(Map.of("rawSignals", 1L, "raw_position", 1L, "raw_activityRecord", 1L), heard.elements);
    }

    @Test
    void networksNearbyAreCountedAndNeverKept() {
        Heard heard = signals(
                "{'wifiScan':{'deliveryTime':'2024-06-15T07:00:00Z','devicesRecords':[{'mac':987654321}]}},"
                        + "{'other':1,'wifiScan':{'devicesRecords':[{'mac':987654321}]}},{'wifiScan':{'mac':987654321},}");
        assertEquals(2L, heard.elements.get("raw_wifiScan"));
        assertEquals(List.of("unknown-element other", "json-malformed rawSignals"), heard.rejects);
        assertFalse(heard.fragments.toString().contains("987654321"));
        assertEquals(List.of(), heard.records);
    }

    @Test
    void frequentPlacesArePlacesAndTheRestOfTheProfileIsKept() {
        Heard heard = Heard.of(
                new AndroidTimelineReader(),
                "{'userLocationProfile':{'frequentPlaces':[{'placeId':'A','placeLocation':'48.5, 2.25','label':'HOME'},"
                        + "{'placeLocation':{'latLng':'1°, 2°'}},{'label':'GYM'}],"
                        + "'persona':{'travelModeAffinities':[{'mode':'WALKING','affinity':0.5}]}}}");
        assertEquals(
                List.of(Here.key(Kind.PLACE, "A", "HOME"), Here.key(Kind.PLACE, "10000000,20000000", "-")),
                heard.features(Kind.PLACE).stream().map(f -> f.key()).toList());
        assertEquals(List.of("coordinates-missing placeLocation"), heard.rejects);
        assertTrue(heard.only(Kind.DEVICE_STATE).attributes().contains("affinity"));
        assertEquals(3L, heard.elements.get("frequentPlaces"));
    }

    @Test
    void nothingVanishes() {
        Heard heard = Heard.of(
                new AndroidTimelineReader(),
                "{'somethingNew':[1,2],'semanticSegments':[{},{" + TIMES + "},{'visit':{}},{" + TIMES
                        + ",'timelinePath':{}},{" + TIMES
                        + ",'odd':1,'timelinePath':[{'time':'2024-06-15T07:00:00Z'},{'point':'x','time':'2024-06-15T07:00:00Z'},"
                        + "{'point':'1,2'},{'point':'1,2','time':'never'}]}],'rawSignals':[{},7,{'position':{}}]}");
        assertEquals(
                List.of(
                        "unknown-element ",
                        "unknown-element ",
                        "time-missing startTime",
                        "unknown-element timelinePath",
                        "unknown-element odd",
                        "coordinates-missing point",
                        "coordinates-invalid point",
                        "time-missing time",
                        "time-invalid time",
                        "unknown-element ",
                        "unknown-element ",
                        "coordinates-missing position"),
                heard.rejects);
        assertEquals(1L, heard.elements.get("somethingNew"));
        assertEquals(List.of(), heard.partial);
    }

    @Test
    void itIsKnownByAnyOfItsThreeNames() {
        var reader = new AndroidTimelineReader();
        assertEquals(95, reader.certainty(SemanticReaderTest.head("{\"rawSignals\":[{\"position\":")));
        assertEquals(95, reader.certainty(SemanticReaderTest.head("{\"userLocationProfile\":{")));
        assertEquals(0, reader.certainty(SemanticReaderTest.head("{\"locations\":[{\"rawSignals\":1}]}")));
    }
}
