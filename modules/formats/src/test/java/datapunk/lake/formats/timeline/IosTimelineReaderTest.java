package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IosTimelineReaderTest {
    private static final String TIMES =
            "'endTime':'2023-08-27T17:00:00.000-05:00','startTime':'2023-08-27T15:00:00.000-05:00'";
    private static final long START = Instant.parse("2023-08-27T20:00:00Z").toEpochMilli();
    private static final OptionalLong FROM = OptionalLong.of(START);
    private static final OptionalLong TO = OptionalLong.of(START + 7_200_000);

    private static Heard segments(String segments) {
        return Heard.of(new IosTimelineReader(), "[" + segments + "]");
    }

    @Test
    void aVisitIsAStay() {
        FeatureRecord stay = segments("{" + TIMES + ",'visit':{'hierarchyLevel':'0','topCandidate':{'placeID':'P',"
                        + "'placeLocation':'geo:27.5,-97.25','semanticType':'Inferred Home'}}}")
                .only(Kind.STAY);
        assertEquals("google.timeline.ios", stay.feed().name());
        assertEquals(Here.key(Kind.STAY, FROM, TO, "0", "P"), stay.key());
        assertEquals("POINT (-97.25 27.5)", stay.shape().orElseThrow().toString());
    }

    @Test
    void pathPointsAreCountedFromTheStartOfTheirSegment() {
        Heard heard = segments("{" + TIMES + ",'timelinePath':["
                + "{'point':'geo:27.5,-97.25','durationMinutesOffsetFromStartTime':'49'},"
                + "{'point':'geo:27.5,-97.25','durationMinutesOffsetFromStartTime':'-3'},"
                + "{'point':'geo:27.5,-97.25','durationMinutesOffsetFromStartTime':''},"
                + "{'point':'geo:27.5,-97.25','durationMinutesOffsetFromStartTime':'soon'},"
                + "{'point':'geo:27.5,-97.25'}]}");
        assertEquals(
                List.of(START + 49 * 60_000L, START, START),
                heard.positions().stream().map(PositionRecord::time).toList());
        PositionRecord first = heard.positions().getFirst();
        assertEquals(new Feed("google.timeline.ios.path", Feed.Precision.MINUTE, true), first.feed());
        assertEquals(Flags.TIME_COMPUTED, first.flags());
        assertEquals(List.of("time-invalid durationMinutesOffsetFromStartTime", "time-missing time"), heard.rejects);
        assertEquals(2L, heard.elements.get("distinct_path_points"));
    }

    @Test
    void aPathWithoutStartRejectsItsPoints() {
        Heard heard = segments("{'timelinePath':[{'point':'geo:1,2','durationMinutesOffsetFromStartTime':'1'}]}");
        assertEquals(List.of("time-missing startTime"), heard.rejects);
    }

    @Test
    void aMemoryNeedsNoTrip() {
        Heard heard =
                segments("{" + TIMES + ",'timelineMemory':{'destinations':[{'identifier':'A'},{'identifier':'B'}],"
                        + "'distanceFromOriginKms':'1594'}}");
        assertEquals(
                Here.key(Kind.MEMORY, FROM, TO, "A", "B"),
                heard.only(Kind.MEMORY).key());
    }

    @Test
    void aCutFileKeepsWhatCameBeforeAndSaysSo() {
        Heard heard = segments("{" + TIMES + ",'activity':{'start':'geo:1,2','end':'geo:3,4'}},{'endTime':'2023");
        // The closing bracket lies inside the cut string.
        assertEquals(
                "LINESTRING (2 1, 4 3)",
                heard.only(Kind.MOVE).shape().orElseThrow().toString());
        assertEquals(List.of("cut-off "), heard.rejects);
        assertEquals(1, heard.partial.size());
    }

    @Test
    void itIsKnownByTheNamesInItsItems() {
        var reader = new IosTimelineReader();
        assertEquals(95, reader.certainty(SemanticReaderTest.head("\uFEFF[{\"visit\":{},\"endTime\":\"")));
        assertEquals(50, reader.certainty(SemanticReaderTest.head("[{\"timelinePath\":[")));
        assertEquals(0, reader.certainty(SemanticReaderTest.head("[{\"header\":\"Maps\",\"startTime\":\"\"}]")));
        assertEquals(0, reader.certainty(SemanticReaderTest.head("{\"visit\":1,\"startTime\":1}")));
    }
}
