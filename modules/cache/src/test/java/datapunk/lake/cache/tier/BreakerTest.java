package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private long now;
    private final Breaker breaker = new Breaker(5_000, () -> now);

    @Test
    void nobodyUsesTheServerBeforeAProbeHasSucceeded() {
        assertFalse(breaker.lets());
        assertTrue(breaker.probes());
        breaker.works();
        assertTrue(breaker.lets());
        assertFalse(breaker.probes());
    }

    @Test
    void aServerThatFailedIsLeftAloneForAWhile() {
        breaker.works();
        assertTrue(breaker.failed(), "that is news");
        assertFalse(breaker.failed(), "that is none");
        now = 4_999;
        assertFalse(breaker.lets() || breaker.probes());
        now = 5_000;
        assertFalse(breaker.lets());
        assertTrue(breaker.probes());
    }
}
