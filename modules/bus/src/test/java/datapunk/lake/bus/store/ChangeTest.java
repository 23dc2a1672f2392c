package datapunk.lake.bus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.Fix;
import datapunk.lake.model.Owner;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Owner OWNER = new Owner(1);

    @Test
    void aChangeTouchesItsDaysAndCellsAndNoOthers() {
        Change change = Change.of(OWNER, 1, new int[] {9, -3}, new long[] {70, 20});
        assertTrue(change.touches(Period.days(-3, -2)));
        assertFalse(change.touches(Period.days(-2, 9)));
        assertTrue(change.touches(Period.ALWAYS));
        assertTrue(change.touches(20, 20));
        assertFalse(change.touches(21, 69));
        assertEquals(Period.days(-3, 10), change.extent());
    }

    @Test
    void whatHasNoTimeLiesInAllTimeOnly() {
        Change change = Change.of(OWNER, 1, new int[] {Change.TIMELESS}, new long[0]);
        assertTrue(change.touches(Period.ALWAYS));
        assertFalse(change.touches(new Period(Long.MIN_VALUE + 1, Long.MAX_VALUE)));
        assertEquals(new Period(0, 0), change.extent());
        Change both = Change.of(OWNER, 1, new int[] {4, Change.TIMELESS}, new long[0]);
        assertEquals(Period.days(4, 5), both.extent());
    }

    @Test
    void aChangeOfEverythingTouchesEverything() {
        Change change = Change.everything(OWNER, 1);
        assertTrue(change.touches(Period.days(5, 6)));
        assertTrue(change.touches(3, 3));
        assertTrue(change.extent().contains(0));
    }

    @Test
    void aPeriodTouchesEveryDayOfWhichItHoldsAMillisecond() {
        assertEquals(-1, new Period(-1, 1).firstDay());
        assertEquals(1, new Period(-1, 1).endDay());
        assertEquals(1, new Period(0, Fix.DAY).endDay());
        assertEquals(2, new Period(0, Fix.DAY + 1).endDay());
        assertEquals(Integer.MAX_VALUE, new Period(0, Long.MAX_VALUE - 1).endDay());
        assertEquals(Integer.MIN_VALUE + 1, new Period(Long.MIN_VALUE + 1, 0).firstDay());
    }
}
