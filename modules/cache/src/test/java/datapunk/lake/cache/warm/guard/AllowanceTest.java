package datapunk.lake.cache.warm.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long MINUTE = 60_000;

    private static Allowance allowance(double share) {
        return new Allowance(new TokenBucket(60, 30, 0), new TokenBucket(8e6, 8e6, 0), share);
    }

    private static int take(Allowance allowance, long now) {
        int taken = 0;
        while (allowance.allows(now)) {
            allowance.begin(now);
            allowance.end(true, 1_000, now);
            taken++;
        }
        return taken;
    }

    @Test
    void thirtyAtOnceAndThenOneASecond() {
        Allowance allowance = allowance(100);
        for (int i = 0; i < 1_000; i++) {
            allowance.demanded(0);
        }

        assertEquals(30, take(allowance, 0));
        assertEquals(1, take(allowance, 1_000));
        assertEquals(30, take(allowance, 10 * MINUTE / 2));
    }

    @Test
    void withoutDemandSixAMinute() {
        Allowance allowance = allowance(.25);
        int taken = 0;
        for (long now = 0; now < 60 * MINUTE; now += 1_000) {
            taken += take(allowance, now);
        }

        assertTrue(taken >= 340 && taken <= 420, () -> "took some other number");
    }

    @Test
    void aQuarterOfDemandWhenThatIsMore() {
        Allowance allowance = allowance(.25);
        for (int i = 0; i < 1_000; i++) {
            allowance.demanded(0);
        }
        int taken = 0;
        for (long now = 0; now < 9 * MINUTE; now += 1_000) {
            taken += take(allowance, now);
        }

        assertEquals(250, taken);
    }

    @Test
    void bytesAreTakenOnCreditAndPaidBack() {
        Allowance allowance = allowance(100);
        allowance.begin(0);
        allowance.end(true, 12_000_000, 0);

        assertFalse(allowance.allows(0));
        assertEquals(0, allowance.left(0));
        assertFalse(allowance.allows(29_000));
        assertTrue(allowance.allows(31_000));
    }

    @Test
    void whatRedisHadIsGivenBack() {
        Allowance allowance = allowance(.25);
        for (int i = 0; i < 500; i++) {
            assertTrue(allowance.allows(0));
            allowance.begin(0);
            allowance.end(false, 100, 0);
        }
        assertEquals(30, allowance.left(0));
    }

    @Test
    void aSumForgetsWhatIsTenMinutesOld() {
        var rolling = new Rolling();
        rolling.add(3, 0);
        rolling.add(4, 5 * MINUTE);

        assertEquals(7, rolling.sum(9 * MINUTE));
        assertEquals(4, rolling.sum(10 * MINUTE));
        assertEquals(0, rolling.sum(100 * MINUTE));
    }
}
