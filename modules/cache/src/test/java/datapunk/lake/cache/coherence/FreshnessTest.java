package datapunk.lake.cache.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.cache.coherence.Freshness.Trust;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private long monotonic = 7;
    private long day = 1_000_000;
    private final NeverSlow clock = new NeverSlow(() -> monotonic, () -> day);
    private final Freshness freshness = new Freshness(clock);

    private void passes(long millis) {
        monotonic += millis;
        day += millis;
    }

    @Test
    void nothingIsTrustedBeforeALook() {
        assertEquals(Trust.NONE, freshness.of(1));
    }

    @Test
    void whatCountsIsWhenTheLookBegan() {
        long begun = clock.getAsLong();
        passes(4_000);
        freshness.looked(1, begun);
        assertEquals(Trust.FRESH, freshness.of(1));
        passes(1_499);
        assertEquals(Trust.FRESH, freshness.of(1));
        passes(1);
        assertEquals(Trust.STALE, freshness.of(1));
        passes(24_499);
        assertEquals(Trust.STALE, freshness.of(1));
        passes(1);
        assertEquals(Trust.NONE, freshness.of(1));
    }

    @Test
    void oneOwnersLookSaysNothingOfAnother() {
        freshness.looked(1, clock.getAsLong());
        assertEquals(Trust.NONE, freshness.of(2));
        assertEquals(0, freshness.age().orElseThrow());
    }

    @Test
    void aLookThatBeganEarlierDoesNotMakeItOlder() {
        long early = clock.getAsLong();
        passes(3_000);
        freshness.looked(1, clock.getAsLong());
        freshness.looked(1, early);
        assertEquals(0, freshness.age(1).orElseThrow());
    }

    @Test
    void aMachineThatSleptKnowsThatTimeHasPassed() {
        freshness.looked(1, clock.getAsLong());
        day += 6_000;
        assertEquals(Trust.STALE, freshness.of(1), "the monotonic clock stood still");
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeOldKnowledgeYoung() {
        freshness.looked(1, clock.getAsLong());
        monotonic += 6_000;
        day -= 3_600_000;
        assertEquals(Trust.STALE, freshness.of(1));
        day += 3_600_000;
        assertEquals(Trust.NONE, freshness.of(1), "set forward again it is only too careful");
    }
}
