package datapunk.lake.cache.warm.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UseGuardTest {
    private static final long HOUR = 3_600_000;

    private final UseGuard guard = new UseGuard(.15, .35);

    /** Of ten loads so many are useful. */
    private void loads(int n, int usefulOfTen, long now) {
        for (int i = 0; i < n; i++) {
            if (i % 10 < usefulOfTen) {
                guard.useful(now);
            } else {
                guard.unread(now);
            }
        }
    }

    @Test
    void keepsItsThresholdWhileLoadsAreRead() {
        loads(1_000, 6, 0);

        assertEquals(.15, guard.threshold());
        assertFalse(guard.off(0));
    }

    @Test
    void asksForMoreWhenTooFewAreRead() {
        loads(70, 3, 0);

        assertEquals(.15 * 1.25, guard.threshold(), 1e-9);
        assertFalse(guard.off(0));
    }

    @Test
    void comesBackToItsThresholdWhenThatHelped() {
        loads(70, 3, 0);
        loads(400, 8, 0);

        assertEquals(.15, guard.threshold(), 1e-9);
    }

    @Test
    void isOffForSixHoursWhenThreeRaisesDidNotHelp() {
        for (int i = 0; i < 400 && !guard.off(0); i++) {
            loads(10, i < 24 ? 3 : 1, 0);
        }

        assertTrue(guard.off(6 * HOUR - 1));
        assertFalse(guard.off(6 * HOUR));
    }

    @Test
    void isOffAtOnceWhenNextToNothingIsRead() {
        loads(25, 0, 0);

        assertTrue(guard.off(0));
    }

    @Test
    void aProbeThatFailsIsOffAgainAndOneThatWorksGoesOn() {
        loads(25, 0, 0);
        long later = 7 * HOUR;
        loads(25, 2, later);
        assertTrue(guard.off(later));

        long again = 14 * HOUR;
        loads(60, 6, again);
        assertFalse(guard.off(again));
    }

    @Test
    void whatIsReadLateIsPutRight() {
        for (int i = 0; i < 24; i++) {
            guard.unread(0);
        }
        for (int i = 0; i < 20; i++) {
            guard.after();
        }
        guard.unread(0);

        assertFalse(guard.off(0));
    }
}
