package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to the bytes of a timeline, its reader ends, throws nothing and tells of damage. */
class TimelineProperties {
    private static final int ROUNDS = 1500;
    private static final Map<Reader, String> WHOLE = Map.of(
            new SemanticReader(),
            "{'timelineObjects':[{'activitySegment':{'duration':{'startTimestampMs':'1386000000000','endTimestampMs':"
                    + "'1386000600000'},'startLocation':{'latitudeE7':533407440,'longitudeE7':137026901},'waypointPath':"
                    + "{'waypoints':[{'latE7':533407440,'lngE7':137026901}]},'simplifiedRawPath':{'points':[{'latE7':5,"
                    + "'lngE7':1,'timestamp':'2013-12-02T16:02:00.500Z'}]}}},\n{'placeVisit':{'location':{'placeId':'é€'},"
                    + "'duration':{'startTimestamp':'2017-12-10T23:29:25.026Z'},'childVisits':[{'duration':{}}]}}]}",
            new AndroidTimelineReader(),
            "{'semanticSegments':[{'startTime':'2024-06-15T09:00:00.000+02:00','endTime':'2024-06-15T10:00:00+02:00',"
                    + "'visit':{'topCandidate':{'placeLocation':{'latLng':'48.5°, 2.25°'}}},'timelinePath':[{'point':"
                    + "'48.5°, 2.25°','time':'2024-06-15T09:05:00.000+02:00'}]}],\n'rawSignals':[{'position':{'LatLng':"
                    + "'48.5, 2.25','timestamp':'2024-06-15T07:00:00.123Z'}},{'wifiScan':{'mac':1}}],"
                    + "'userLocationProfile':{'frequentPlaces':[{'placeId':'A','label':'HOME'}]}}",
            new IosTimelineReader(),
            "[{'startTime':'2023-08-27T15:00:00.000-05:00','timelinePath':[{'point':'geo:27.5,-97.25',"
                    + "'durationMinutesOffsetFromStartTime':'49'}]},\n{'startTime':'2023-08-27T15:00:00.000-05:00',"
                    + "'timelineMemory':{'destinations':[{'identifier':'A'}]}}]",
            new TimelineEditsReader(),
            "{'timelineEdits':[{'deviceId':'7','rawSignal':{'signal':{'position':{'point':{'latE7':355831402,'lngE7':"
                    + "-1193393903},'accuracyMm':12000,'timestamp':'2025-08-15T14:32:18.000Z'}}}},\n{'placeAggregates':"
                    + "{'placeAggregateInfo':[{'placeId':'A'}]}}]}");

    private static byte[] whole(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyCutKeepsWhatCameBeforeAndIsTold() {
        WHOLE.forEach((reader, json) -> {
            byte[] bytes = whole(json);
            Heard all = Heard.of(reader, bytes);
            assertEquals(List.of(), all.partial);
            for (int cut = 0; cut < bytes.length; cut++) {
                Heard heard = Heard.of(reader, Arrays.copyOf(bytes, cut));
                assertEquals(1, heard.partial.size(), reader.format() + " cut at " + cut);
                int n = heard.records.size();
                assertEquals(all.records.subList(0, n), heard.records);
            }
        });
    }

    @Test
    void anyMutationIsSurvived() {
        WHOLE.forEach((reader, json) -> {
            byte[] bytes = whole(json);
            for (int seed = 0; seed < ROUNDS; seed++) {
                byte[] mutated = mutated(bytes, new Random(seed));
                Heard heard = Heard.of(reader, mutated);
                int certainty = reader.certainty(new Head(mutated));
                assertTrue(certainty >= 0 && certainty <= 100);
                assertFalse(
                        heard.records.isEmpty()
                                && heard.rejects.isEmpty()
                                && heard.partial.isEmpty()
                                && heard.elements.isEmpty(),
                        reader.format() + " seed " + seed);
                assertTrue(heard.fragments.stream().allMatch(f -> f.length() <= 400 && f.indexOf('\0') < 0));
            }
        });
    }

    /** The bytes with up to eight changed, removed, doubled or replaced by what JSON is made of. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        String alphabet = "{}[]\",:\\0\n eE-.u";
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(result.length);
            switch (random.nextInt(4)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                case 2 -> {
                    byte[] shorter = Arrays.copyOf(result, result.length - 1);
                    System.arraycopy(result, at + 1, shorter, at, shorter.length - at);
                    result = shorter;
                }
                default -> {
                    int length = Math.min(random.nextInt(40), result.length - at);
                    byte[] longer = Arrays.copyOf(result, result.length + length);
                    System.arraycopy(result, at, longer, at + length, result.length - at);
                    result = longer;
                }
            }
        }
        return result;
    }
}
