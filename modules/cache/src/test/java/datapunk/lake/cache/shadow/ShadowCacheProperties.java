package datapunk.lake.cache.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Policy;
import datapunk.lake.cache.policy.Worth;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowCacheProperties {
    private long now;

    private static Worth worth(int key) {
        return new Worth(500 + Math.floorMod(key * 7919, 4_000), 10 + Math.floorMod(key * 31, 300));
    }

    /** A few keys are asked for often, most seldom, and each weighs something else. */
    private static int key(Random random) {
        return (int) (20_000 * Math.pow(random.nextDouble(), 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSampleTellsWhatEveryPolicyWouldHitToThreePoints(int seed) {
        long bound = 4 << 20;
        var shadow = new ShadowCache<Integer>(bound, Duration.ZERO, () -> now);
        for (String name : Policies.names()) {
            var random = new Random(seed);
            Policy<Integer> whole = Policies.of(name, bound, () -> now);
            int hits = 0;
            for (int i = 0; i < 100_000; i++) {
                now++;
                int key = key(random);
                if (whole.contains(key)) {
                    hits++;
                    whole.hit(key);
                } else {
                    whole.admit(key, worth(key), gone -> {});
                }
                if (name.equals(Policies.names().getFirst())) {
                    shadow.read(key, worth(key));
                }
            }
            ShadowStats told = shadow.stats().stream()
                    .filter(s -> s.policy().equals(name))
                    .findAny()
                    .orElseThrow();
            assertEquals(hits / 100_000.0, told.hitRatio().orElseThrow(), 0.03, name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itNeverHoldsMoreThanASixteenthAndForgetsWhatIsNoLongerTrue(int seed) {
        var random = new Random(seed);
        long bound = 1 << 20;
        var shadow = new ShadowCache<Integer>(bound, Duration.ZERO, () -> now);
        for (int i = 0; i < 100_000; i++) {
            now += random.nextInt(10);
            int key = key(random);
            switch (random.nextInt(5_000)) {
                case 0 -> shadow.removeIf(k -> k % 10 == key % 10);
                case 1 -> {
                    bound = (1 << 19) + random.nextInt(1 << 20);
                    shadow.configure(bound, Duration.ofMillis(random.nextInt(3) * 20_000L));
                    assertEquals(0, shadow.stats().getFirst().requests());
                }
                default -> shadow.read(key, worth(key));
            }
            assertTrue(shadow.held() <= bound / 16);
        }
        assertTrue(shadow.size() > 0);
        shadow.removeIf(k -> true);
        assertEquals(0, shadow.held());
        assertEquals(0, shadow.size());
    }
}
