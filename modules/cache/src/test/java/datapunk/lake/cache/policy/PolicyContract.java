package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every policy keeps, whatever it prefers. A policy's own test extends this. */
abstract class PolicyContract {

    abstract Policy<Integer> policy(long bound);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itHoldsWhatANaiveModelHoldsAndTheBoundAfterEachOperation(int seed) {
        var random = new Random(seed);
        long bound = 5_000;
        Policy<Integer> policy = policy(bound);
        Map<Integer, Long> there = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int key = (int) Math.min(999, Math.abs(random.nextGaussian() * 300));
            if (random.nextInt(5_000) == 0) {
                bound = 1_000 + random.nextInt(9_000);
                policy.resize(bound, left -> assertTrue(there.remove(left) != null, () -> "not there: " + left));
            } else if (random.nextInt(8) == 0) {
                assertEquals(there.remove(key) != null, policy.remove(key));
            } else if (there.containsKey(key)) {
                policy.hit(key);
            } else {
                long bytes = 1 + random.nextInt(100);
                there.put(key, bytes);
                policy.admit(
                        key,
                        new Worth(bytes, random.nextInt(100)),
                        left -> assertTrue(there.remove(left) != null, () -> "not there: " + left));
            }
            assertTrue(policy.bytes() <= bound, policy.name());
            assertEquals(there.containsKey(key), policy.contains(key));
            if (i % 100 == 0) {
                assertEquals(there.values().stream().mapToLong(Long::longValue).sum(), policy.bytes());
                assertEquals(there.size(), policy.size());
                there.keySet().forEach(k -> assertTrue(policy.contains(k)));
            }
        }
        Set<Integer> left = new HashSet<>();
        policy.resize(0, left::add);
        assertEquals(there.keySet(), left);
        assertEquals(0, policy.size());
    }

    @Test
    void aKeyAsLargeAsTheBoundSendsAllOthersAway() {
        Policy<Integer> policy = policy(1_000);
        Set<Integer> left = new HashSet<>();
        for (int key = 0; key < 10; key++) {
            policy.admit(key, new Worth(100, 10), left::add);
        }
        policy.admit(10, new Worth(1_000, 1_000), left::add);
        assertTrue(policy.bytes() <= 1_000);
        assertEquals(11, left.size() + policy.size());
    }

    @Test
    void whatIsNotThereCanNeitherBeHitNorRemoved() {
        Policy<Integer> policy = policy(10);
        policy.admit(1, Worth.ONE, left -> {});
        policy.hit(2);
        assertFalse(policy.remove(2));
        assertFalse(policy.contains(2));
        assertEquals(1, policy.size());
    }

    @Test
    void whatWasRemovedCanComeBackWithAnotherWeight() {
        Policy<Integer> policy = policy(10);
        policy.admit(1, new Worth(3, 1), left -> {});
        assertTrue(policy.remove(1));
        assertEquals(0, policy.bytes());
        policy.admit(1, new Worth(5, 1), left -> {});
        assertTrue(policy.contains(1));
        assertEquals(5, policy.bytes());
    }

    @Test
    void aPolicyWithoutRoomHoldsNothingUntilItGetsSome() {
        Policy<Integer> policy = policy(5);
        policy.admit(1, Worth.ONE, left -> {});
        policy.resize(0, left -> {});
        assertEquals(0, policy.size());
        policy.resize(5, left -> {});
        policy.admit(2, Worth.ONE, left -> {});
        assertTrue(policy.contains(2));
    }

    @Test
    void theNameIsInKebabCase() {
        assertTrue(policy(1).name().matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
}
