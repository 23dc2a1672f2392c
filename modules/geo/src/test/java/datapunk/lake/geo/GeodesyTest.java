package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GeodesyTest {
    @Test
    void berlinIsEightHundredSeventyEightKilometresFromParis() {
        assertEquals(878_000, Geodesy.metres(13.405, 52.52, 2.3522, 48.8566), 1_000);
    }

    @Test
    void aDegreeAtTheEquatorIs111Kilometres() {
        assertEquals(111_195, Geodesy.metres(0, 0, 1, 0), 1);
    }

    @Test
    void theWayAcrossTheAntimeridianIsShort() {
        assertEquals(22_239, Geodesy.metres(179.9, 0, -179.9, 0), 1);
    }

    @Test
    void halfwayRoundIsHalfTheCircumference() {
        assertEquals(Geodesy.FARTHEST_METRES, Geodesy.metres(0, 90, 0, -90), 1);
    }

    @Test
    void aBoxAroundCrossesTheAntimeridianWhenItMust() {
        Box box = Geodesy.around(179.99, 0, 10_000);
        assertTrue(box.crossesAntimeridian());
        assertTrue(box.contains(-179.95, 0));
        assertFalse(box.contains(0, 0));
    }

    @Test
    void aBoxThatHoldsAPoleGoesAllAround() {
        assertEquals(-180, Geodesy.around(10, 89.99, 10_000).west());
        assertEquals(180, Geodesy.around(10, 89.99, 10_000).east());
        assertEquals(90, Geodesy.around(10, 89.99, 10_000).north());
    }
}
