package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineEditsReaderTest {
    private static final long TIME = Instant.parse("2025-08-15T14:32:18Z").toEpochMilli();

    private static Heard edits(String edits) {
        return Heard.of(new TimelineEditsReader(), "{'timelineEdits':[" + edits + "]}");
    }

    @Test
    void aPositionIsMeasuredInMillimetresByItsDevice() {
        Heard heard = edits("{'deviceId':'-1613859921','rawSignal':{'signal':{'position':{'point':"
                + "{'latE7':355831402,'lngE7':-1193393903},'accuracyMm':12000,'altitudeMeters':3,'source':'WIFI',"
                + "'timestamp':'2025-08-15T14:32:18.000Z'}},'metadata':{'platform':'ANDROID'}}}");
        PositionRecord position = heard.positions().getFirst();
        assertEquals("google.timeline.edits", position.feed().name());
        assertEquals(TIME, position.time());
        assertEquals(35_583_140_200L, position.latE9());
        assertEquals(12, position.motion().accuracy());
        assertEquals("-1613859921", position.device());
        assertEquals("WIFI", position.method());
        assertEquals("{\"rawSignal\":{\"metadata\":{\"platform\":\"ANDROID\"}}}", position.attributes());
        assertEquals(Map.of("edits", 1L, "positions", 1L), heard.elements);
    }

    @Test
    void aMotionGuessTakesTheTimeOfItsSignal() {
        Heard heard = edits("{'deviceId':7,'rawSignal':{'additionalTimestamp':'2025-08-15T14:32:18Z','signal':"
                + "{'activityRecord':{'detectedActivities':[{'activityType':'STILL','probability':0.9}]}}}}");
        FeatureRecord sample = heard.only(Kind.ACTIVITY_SAMPLE);
        assertEquals(Span.at(TIME), sample.span());
        assertEquals(Here.key(Kind.ACTIVITY_SAMPLE, TIME, "7"), sample.key());
        assertTrue(sample.attributes().contains("STILL"));
    }

    @Test
    void aggregatesArePlacesOfTheirWindow() {
        Heard heard = edits("{'deviceId':'7','placeAggregates':{'windowSizeHrs':8,'placeAggregateInfo':["
                + "{'score':0.5,'placeId':'A','point':{'latE7':10000000,'lngE7':20000000}},{'score':0.1}],"
                + "'processWindow':{'startTime':'2025-08-15T00:00:00Z','endTime':'2025-08-15T08:00:00Z'}}}");
        FeatureRecord place = heard.only(Kind.PLACE);
        assertEquals("POINT (2 1)", place.shape().orElseThrow().toString());
        assertEquals(
                Here.key(Kind.PLACE, "7", place.span().start(), place.span().end(), "A"), place.key());
        assertTrue(place.attributes().contains("\"windowSizeHrs\":8"));
        assertEquals(List.of("coordinates-missing point"), heard.rejects);
        assertEquals(2L, heard.elements.get("placeAggregateInfo"));
    }

    @Test
    void nothingVanishesAndNoNetworkIsKept() {
        Heard heard = edits("{},{'deviceId':'7'},{'rawSignal':{}},{'rawSignal':{'signal':{'newSensor':1}}},"
                + "{'deviceId':'7','extra':1,'rawSignal':{'signal':{'wifiScan':{'devices':[{'mac':'4242'}]}}}}");
        assertEquals(
                List.of(
                        "unknown-element ",
                        "unknown-element ",
                        "unknown-element signal",
                        "unknown-element newSensor",
                        "unknown-element extra"),
                heard.rejects);
        assertEquals(1L, heard.elements.get("wifiScans"));
        assertFalse(heard.fragments.toString().contains("4242"));
    }

    @Test
    void itIsKnownByItsContent() {
        assertEquals(95, new TimelineEditsReader().certainty(SemanticReaderTest.head("{\"timelineEdits\": [")));
        assertEquals(0, new TimelineEditsReader().certainty(SemanticReaderTest.head("{\"edits\": [")));
    }
}
