package datapunk.lake.cache.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest {
    /** Of the requests 10 ms each. */
    private static ShadowStats stats(String policy, long requests, double hitRatio, double savedShare) {
        return new ShadowStats(
                policy,
                requests,
                (long) (requests * hitRatio),
                requests,
                0,
                requests * 10.0,
                requests * 10 * savedShare);
    }

    private static Optional<String> advice(ShadowStats... all) {
        return Advice.of("lru", List.of(all));
    }

    @Test
    void aRealGainIsSaidWithItsFigures() {
        assertEquals(
                "cost would answer 66.6 % of requests from memory instead of 61.4 % and need 15 % less database time;"
                        + " seen on 20,000 requests for a sample of keys.",
                advice(
                                stats("lru", 20_000, 0.614, 0.40),
                                stats("sieve", 20_000, 0.650, 0.44),
                                stats("cost", 20_000, 0.666, 0.49))
                        .orElseThrow());
    }

    @Test
    void nothingIsSaidOnTooFewRequestsOrForNothing() {
        assertTrue(advice(stats("lru", 900, 0.2, 0.2), stats("cost", 900, 0.9, 0.9))
                .isEmpty());
        assertTrue(advice(stats("lru", 20_000, 0.60, 0.40), stats("cost", 20_000, 0.615, 0.42))
                .isEmpty());
        assertTrue(advice(stats("cost", 20_000, 0.9, 0.9)).isEmpty(), "its own shadow is missing");
        assertTrue(advice().isEmpty());
    }

    @Test
    void moreHitsAtTheCostOfTheDatabaseAreNoGain() {
        assertTrue(advice(stats("lru", 20_000, 0.60, 0.50), stats("fifo", 20_000, 0.65, 0.45))
                .isEmpty());
        assertTrue(advice(stats("lru", 20_000, 0.60, 0.50), stats("cost", 20_000, 0.55, 0.56))
                .isEmpty());
    }
}
