package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every policy keeps, whatever it prefers. A policy's own test extends this. */
abstract class PolicyContract {

    abstract Policy<Integer> policy();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theVictimIsAlwaysAKeyThatIsThere(int seed) {
        var random = new Random(seed);
        Policy<Integer> policy = policy();
        Set<Integer> there = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            int key = (int) Math.min(999, Math.abs(random.nextGaussian() * 300));
            switch (random.nextInt(8)) {
                case 0 -> {
                    if (there.remove(key)) {
                        policy.removed(key);
                    }
                }
                case 1 -> {
                    if (!there.isEmpty()) {
                        int victim = policy.victim();
                        assertTrue(there.remove(victim), "not there: " + victim);
                        policy.removed(victim);
                    }
                }
                default -> {
                    if (there.add(key)) {
                        policy.inserted(key);
                    } else {
                        policy.hit(key);
                    }
                }
            }
        }
        while (!there.isEmpty()) {
            int victim = policy.victim();
            assertTrue(there.remove(victim));
            policy.removed(victim);
        }
    }

    @Test
    void whatIsAskedForAllTheTimeOutlivesWhatPassesBy() {
        Policy<Integer> policy = policy();
        for (int key = 0; key < 10; key++) {
            policy.inserted(key);
        }
        for (int passing = 100; passing < 1100; passing++) {
            for (int key = 0; key < 5; key++) {
                policy.hit(key);
            }
            int victim = policy.victim();
            assertTrue(victim >= 5, "evicted " + victim);
            policy.removed(victim);
            policy.inserted(passing);
        }
    }

    @Test
    void theNameIsInKebabCase() {
        assertTrue(policy().name().matches("[a-z]+(-[a-z0-9]+)*"));
    }
}
