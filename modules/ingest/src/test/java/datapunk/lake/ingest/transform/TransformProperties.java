package datapunk.lake.ingest.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformProperties {
    private static final long LON = 180_000_000_000L;
    private static final long LAT = 90_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyNineDecimalsOnEarthComeBackExactly(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            roundTrip(random.nextLong(-LON, LON + 1), random.nextLong(-LAT, LAT + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 49, 50, 51, -49, -50, -51, 99, 100, -100, LAT, -LAT, LAT - 49, 49 - LAT, LAT - 1})
    void theEdgesComeBackExactly(long e9) {
        roundTrip(e9, e9);
        roundTrip(e9 < 0 ? -LON : LON, e9);
        roundTrip(e9 * 2, -e9);
    }

    private static void roundTrip(long lonE9, long latE9) {
        int lon = Degrees.e7(lonE9);
        int lat = Degrees.e7(latE9);
        int fraction = Degrees.fraction(lonE9, latE9);

        assertTrue(lon >= -1_800_000_000 && lon <= 1_800_000_000);
        assertTrue(lat >= -900_000_000 && lat <= 900_000_000);
        assertEquals(lonE9, Degrees.lonE9(lon, fraction));
        assertEquals(latE9, Degrees.latE9(lat, fraction));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 525_200_080, -1, 1_799_999_999, -1_800_000_000})
    void sevenDecimalsNeedNoFraction(int e7) {
        assertEquals(e7, Degrees.e7(e7 * 100L));
        assertEquals(0, Degrees.fraction(e7 * 100L, 0));
    }
}
