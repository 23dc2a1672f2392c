package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Owner;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final Owner OWNER = new Owner(1);
    /** Level-14 cell 8800, 5373 (Berlin) lies in tile 10/550/335. */
    private static final long BERLIN = code(8800, 5373);

    private static long code(int x, int y) {
        long code = 0;
        for (int bit = 0; bit < 14; bit++) {
            code |= (long) (x >> bit & 1) << 2 * bit | (long) (y >> bit & 1) << 2 * bit + 1;
        }
        return code;
    }

    private static Change change(long generation, int day) {
        return Change.of(OWNER, generation, new int[] {day}, new long[] {BERLIN});
    }

    private static Question.Tile tile(int z, int x, int y, Period period) {
        return new Question.Tile(OWNER, z, x, y, period);
    }

    @Test
    void aChangeReachesTheTilesThatHoldItAtEveryZoomAndNoOther() {
        for (int z = 0; z <= 16; z++) {
            int x = z <= 14 ? 8800 >> 14 - z : 8800 << z - 14;
            int y = z <= 14 ? 5373 >> 14 - z : 5373 << z - 14;
            assertTrue(Reach.reaches(change(1, 5), tile(z, x, y, Period.ALWAYS)), "zoom " + z);
            assertFalse(z > 0 && Reach.reaches(change(1, 5), tile(z, x ^ 1 << Math.max(z - 14, 0), y, Period.ALWAYS)));
        }
        assertFalse(Reach.reaches(change(1, 5), tile(10, 550, 335, Period.days(6, 9))));
        assertTrue(Reach.reaches(change(1, 5), tile(10, 550, 335, Period.days(5, 6))));
        assertFalse(Reach.reaches(change(1, 5), new Question.Summary(new Owner(2))));
    }

    @Test
    void anAnswerHoldsUntilAChangeReachesIt() {
        var generations = new Generations();
        Question here = tile(10, 550, 335, Period.ALWAYS);
        Question elsewhere = tile(10, 1, 1, Period.ALWAYS);
        assertFalse(generations.holds(here, 3), "nothing is known yet");
        generations.learn(1, 3);
        assertTrue(generations.holds(here, 3));
        generations.changed(change(4, 5));
        assertFalse(generations.holds(here, 3));
        assertTrue(generations.holds(elsewhere, 3));
        assertTrue(generations.holds(here, 4));
    }

    @Test
    void anAnswerOlderThanTheMemoryOfChangesDoesNotHold() {
        var generations = new Generations();
        generations.learn(1, 9);
        generations.changed(change(10, 5));
        assertFalse(generations.holds(tile(10, 1, 1, Period.ALWAYS), 8), "change 9 was not seen");
    }
}
