package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.Flags;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotTest {

    private static JsonTree text(String text) {
        return new JsonTree.Text(text);
    }

    private static JsonTree number(long value) {
        return new JsonTree.Numeral(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50.0506312°, -14.3439906°",
                "50.0506312\u00C2\u00B0, -14.3439906\u00C2\u00B0",
                "50.0506312,-14.3439906",
                " 50.0506312 , -14.3439906 ",
                "geo:50.0506312,-14.3439906",
                "GEO:50.0506312,-14.3439906",
                "50.05063120,-1.43439906E1"
            })
    void degreesAreReadInEverySpelling(String spelling) {
        Spot spot = Spot.ofDegrees(text(spelling)).orElseThrow();
        assertEquals(50_050_631_200L, spot.latE9());
        assertEquals(-14_343_990_600L, spot.lonE9());
        assertEquals("500506312,-143439906", spot.key());
    }

    @Test
    void aGeoLinkMayCarryAltitudeAndUncertainty() {
        Spot spot = Spot.ofDegrees(text("geo:48.1,2.3,183;crs=wgs84;u=35")).orElseThrow();
        assertEquals(183, spot.altitude());
        assertEquals(35, spot.accuracy());
    }

    @Test
    void anObjectHoldsItUnderAnyOfItsNames() {
        JsonTree inner = JsonTree.none().with("latLng", text("1.5°, 2.5°"));
        assertEquals(
                1_500_000_000L,
                Spot.ofDegrees(JsonTree.none().with("placeLocation", inner))
                        .orElseThrow()
                        .latE9());
        JsonTree mixed = JsonTree.none().with("latitudeE7", number(15)).with("lngE7", number(25));
        assertEquals(2500, Spot.ofE7(mixed).orElseThrow().lonE9());
    }

    @Test
    void aWrappedIntegerIsUnwrappedOnlyWhereThatGivesAPlaceOnEarth() {
        Spot wrapped = Spot.ofE7(number(4_294_967_296L - 337_000_000L), number(4_294_967_296L - 705_000_000L))
                .orElseThrow();
        assertEquals(-33_700_000_000L, wrapped.latE9());
        assertEquals(-70_500_000_000L, wrapped.lonE9());
        assertEquals(Flags.E7_WRAPPED, wrapped.flags());
        Spot garbage = Spot.ofE7(number(1_200_000_000L), number(2_000_000_000L)).orElseThrow();
        assertFalse(garbage.inRange());
        assertEquals(0, garbage.flags());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "48.1",
                "48.1,",
                "north,south",
                "1,2,3,4",
                "geo:",
                "1e999999999,2",
                "NaN,1",
                "1 2",
                "9999999999999,1"
            })
    void whatIsNoPositionIsNone(String spelling) {
        assertEquals(Optional.empty(), Spot.ofDegrees(text(spelling)));
    }

    @Test
    void aVanishinglySmallNumberIsZero() {
        assertEquals(0, Spot.ofDegrees(text("1e-999999999,0")).orElseThrow().latE9());
    }
}
