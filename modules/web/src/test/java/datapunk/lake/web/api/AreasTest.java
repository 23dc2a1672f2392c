package datapunk.lake.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Area;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {

    private static Optional<Area> of(String name, String text) {
        return Areas.of(new Params(MultiMap.caseInsensitiveMultiMap().add(name, text)));
    }

    @Test
    void aBoxIsWestSouthEastNorth() {
        assertEquals(Optional.of(new Area.Box(13, 52.25, 13.75, 52.5)), of("bbox", "13,52.25, 13.75,52.5"));
    }

    @Test
    void aWestBeyondTheEastCrossesTheAntimeridian() {
        assertEquals(Optional.of(new Area.Box(170, -20, -170, 10)), of("bbox", "170,-20,-170,10"));
    }

    @Test
    void aPolygonIsClosedByItself() {
        Optional<Area> open = of("polygon", "0,0,10,0,10,10");
        assertEquals(open, of("polygon", "0,0,10,0,10,10,0,0"));
        assertEquals(
                "POLYGON ((0 0, 10 0, 10 10, 0 0))",
                ((Area.Polygon) open.orElseThrow()).shape().toString());
    }

    @Test
    void equalPolygonsAreEqualQuestions() {
        assertEquals(of("polygon", "0,0,10,0,10,10"), of("polygon", "0.0,0.0,10.0,0,1e1,10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox|1,2,3|4 numbers|west,south,east,north",
                "bbox|1,2,3,4,5||west,south,east,north",
                "bbox|a,2,3,4||decimal numbers",
                "bbox|1,,3,4||decimal numbers",
                "bbox|NaN,2,3,4||finite",
                "bbox|1,2,Infinity,4||finite",
                "bbox|-181,2,3,4||-180 to 180",
                "bbox|1,-91,3,4||-90 to 90",
                "bbox|1,5,3,4||south above its north",
                "polygon|0,0,1,1||three corners",
                "polygon|0,0,1,1,2||at least three",
                "polygon|0,0,1,1,0,0||three different corners",
                "polygon|0,0,2,2,2,0,0,2||cross",
                "polygon|0,0,200,0,10,10||-180 to 180",
                "polygon|52.5,113.4,52.6,113.4,52.6,113.5||longitudes"
            })
    void aMalformedAreaSaysWhatToSend(String name, String text, String ignored, String sentence) {
        var fault = assertThrows(FaultException.class, () -> of(name, text)).fault();
        assertEquals("parameter-malformed", fault.code());
        assertTrue(fault.detail().contains(sentence), fault.detail());
    }

    @Test
    void tooManyCornersAreRefused() {
        String corners = IntStream.range(0, 1001).mapToObj(i -> "0,0").collect(Collectors.joining(","));
        assertThrows(FaultException.class, () -> of("polygon", corners));
    }

    @Test
    void aBoxAndAPolygonTogetherAreRefused() {
        var both = MultiMap.caseInsensitiveMultiMap().add("bbox", "1,2,3,4").add("polygon", "0,0,1,0,1,1");
        assertThrows(FaultException.class, () -> Areas.of(new Params(both)));
    }
}
