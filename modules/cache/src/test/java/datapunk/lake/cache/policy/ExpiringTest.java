package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpiringTest extends PolicyContract {
    private final AtomicLong clock = new AtomicLong();
    private final List<Integer> expired = new ArrayList<>();

    @Override
    Policy<Integer> policy(long bound) {
        return expiring("lru", bound, Long.MAX_VALUE);
    }

    private Expiring<Integer> expiring(String name, long bound, long ttl) {
        return new Expiring<>(Policies.of(name, bound, clock::get), ttl, clock::get, expired::add);
    }

    @Test
    void aKeyLeavesWhenItsTimeIsOverHoweverOftenItIsAskedFor() {
        Expiring<Integer> policy = expiring("lru", 10, 100);
        policy.admit(1, Worth.ONE, left -> {});
        clock.set(99);
        policy.hit(1);
        assertTrue(policy.contains(1));
        clock.set(100);
        assertFalse(policy.contains(1));
        policy.hit(1);
        assertEquals(List.of(1), expired);
        assertEquals(0, policy.size());
    }

    @Test
    void aShorterTimeHoldsForWhatIsThereToo() {
        Expiring<Integer> policy = expiring("lru", 10, 1_000);
        policy.admit(1, Worth.ONE, left -> {});
        clock.set(50);
        policy.admit(2, Worth.ONE, left -> {});
        clock.set(120);
        policy.live(100);
        assertEquals(List.of(1), expired);
        assertTrue(policy.contains(2));
    }

    @Test
    void noTimeAtAllIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> expiring("lru", 10, 0));
    }

    static List<String> names() {
        return Policies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsFoundPastItsTimeWhateverThePolicy(String name) {
        long ttl = 300;
        Map<Integer, Long> there = new HashMap<>();
        var policy = new Expiring<Integer>(Policies.of(name, 1_000, clock::get), ttl, clock::get, gone -> {
            Long since = there.remove(gone);
            assertTrue(since != null && clock.get() - since >= ttl, () -> "not due: " + gone);
        });
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            clock.addAndGet(random.nextInt(4));
            int key = (int) Math.abs(random.nextGaussian() * 100);
            boolean fresh = there.containsKey(key) && clock.get() - there.get(key) < ttl;
            assertEquals(fresh, policy.contains(key));
            if (random.nextInt(10) == 0) {
                assertEquals(there.remove(key) != null, policy.remove(key));
            } else if (fresh) {
                policy.hit(key);
            } else {
                policy.sweep();
                there.put(key, clock.get());
                policy.admit(
                        key,
                        new Worth(1 + random.nextInt(50), 1),
                        left -> assertTrue(there.remove(left) != null, () -> "not there: " + left));
            }
            assertTrue(policy.bytes() <= 1_000);
            if (i % 100 == 0) {
                policy.sweep();
                assertEquals(there.size(), policy.size());
            }
        }
    }
}
