package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.model.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final Owner OWNER = new Owner(1);
    /** Level-14 cell 8800, 5373 (Berlin) lies in tile 10/550/335. */
    private static final long BERLIN = code(8800, 5373);

    private static final Question.Tile HERE = tile(10, 550, 335, Period.ALWAYS);
    private static final Question.Tile ELSEWHERE = tile(10, 1, 1, Period.ALWAYS);

    private final Generations generations = new Generations();

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

    private void begun(long generation, Change... window) {
        generations.caughtUp(new Standing(OWNER, generation, List.of(window)), 0);
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
        assertFalse(generations.holds(HERE, 3), "nothing is known yet");
        begun(3);
        assertTrue(generations.holds(HERE, 3));
        generations.changed(change(4, 5));
        assertFalse(generations.holds(HERE, 3));
        assertTrue(generations.holds(ELSEWHERE, 3));
        assertTrue(generations.holds(HERE, 4));
    }

    @Test
    void anAnswerOlderThanTheWindowDoesNotHold() {
        begun(10, change(9, 5), change(10, 5));
        assertTrue(generations.holds(ELSEWHERE, 8));
        assertFalse(generations.holds(ELSEWHERE, 7), "change 8 was not seen");
    }

    @Test
    void aWindowWithAGapIsWorthNothing() {
        begun(10, change(8, 5), change(10, 5));
        assertFalse(generations.holds(ELSEWHERE, 9));
        assertTrue(generations.holds(ELSEWHERE, 10));
    }

    @Test
    void whatLeavesTheWindowCannotBeJudgedAnyMore() {
        begun(10);
        for (long g = 11; g <= 522; g++) {
            generations.changed(change(g, 5));
        }
        assertTrue(generations.holds(ELSEWHERE, 10));
        generations.changed(change(523, 5));
        assertFalse(generations.holds(ELSEWHERE, 10));
        assertTrue(generations.holds(ELSEWHERE, 11));
    }

    @Test
    void theWindowIsBoundedInBytesToo() {
        begun(10);
        for (long g = 11; g <= 50; g++) {
            generations.changed(Change.of(OWNER, g, new int[] {5}, new long[60_000]));
        }
        assertFalse(generations.holds(ELSEWHERE, 10));
        assertTrue(generations.holds(ELSEWHERE, 49));
    }

    @Test
    void aChangeThatComesOutOfOrderIsTakenAsAChangeOfEverything() {
        begun(10);
        assertFalse(generations.changed(change(11, 5)).isEverything());
        assertTrue(generations.changed(change(13, 5)).isEverything());
        assertFalse(generations.holds(ELSEWHERE, 12));
        assertTrue(generations.holds(ELSEWHERE, 13));
    }

    @Test
    void theFirstChangeOfADatabaseFollowsOnNothing() {
        begun(0);
        assertFalse(generations.changed(change(1_700_000, 5)).isEverything());
        assertTrue(generations.holds(ELSEWHERE, 0));
        assertFalse(generations.holds(HERE, 0));
    }

    @Test
    void anAnswerFromBeyondWhatIsKnownDoesNotHoldYet() {
        begun(10);
        assertFalse(generations.holds(HERE, 11));
        assertTrue(generations.rumoured(1, 11));
        assertTrue(generations.behind(1));
        generations.changed(change(11, 5));
        assertFalse(generations.behind(1));
        assertTrue(generations.holds(HERE, 11));
    }

    @Test
    void aRumourThatTheDatabaseDoesNotConfirmIsDropped() {
        begun(10);
        generations.rumoured(1, Long.MAX_VALUE);
        generations.caughtUp(new Standing(OWNER, 10, List.of()), generations.rumour(1));
        assertFalse(generations.behind(1));
        generations.rumoured(1, 11);
        generations.rumoured(1, 12);
        generations.caughtUp(new Standing(OWNER, 10, List.of()), 11);
        assertTrue(generations.behind(1), "the second rumour came after that look had begun");
    }

    @Test
    void theVersionIsTheLastChangeThatReaches() {
        begun(10, change(9, 5), change(10, 7));
        assertEquals(10, generations.version(HERE));
        assertEquals(0, generations.version(ELSEWHERE));
        assertEquals(9, generations.version(tile(10, 550, 335, Period.days(5, 6))));
        generations.changed(Change.everything(OWNER, 11));
        assertTrue(generations.holds(ELSEWHERE, 11));
        assertFalse(generations.holds(ELSEWHERE, 10));
    }
}
