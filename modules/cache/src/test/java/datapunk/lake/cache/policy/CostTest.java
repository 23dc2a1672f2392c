package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostTest extends PolicyContract {
    private final AtomicLong clock = new AtomicLong();

    @Override
    Policy<Integer> policy(long bound) {
        return new Cost<>(bound, clock::incrementAndGet, 1);
    }

    private static long resident(Policy<Integer> policy, int from, int to) {
        return IntStream.range(from, to).filter(policy::contains).count();
    }

    private static void admit(Policy<Integer> policy, int key, long bytes, double cost) {
        policy.admit(key, new Worth(bytes, cost), left -> {});
    }

    @Test
    void whatTakesLongToLoadOutlivesWhatIsQuick() {
        Policy<Integer> policy = policy(1_000);
        IntStream.range(0, 100).forEach(key -> admit(policy, key, 5, 400));
        IntStream.range(100, 1_000).forEach(key -> admit(policy, key, 5, 20));
        assertTrue(resident(policy, 0, 100) >= 98);
    }

    @Test
    void whatIsSmallOutlivesWhatIsLarge() {
        Policy<Integer> policy = policy(1_000);
        IntStream.range(0, 100).forEach(key -> admit(policy, key, 5, 20));
        IntStream.range(100, 300).forEach(key -> admit(policy, key, 100, 20));
        assertTrue(resident(policy, 0, 100) >= 98);
    }

    @Test
    void beingAskedForOftenOutweighsTheCost() {
        Policy<Integer> policy = policy(1_000);
        for (int key = 0; key < 100; key++) {
            admit(policy, key, 5, 10);
            for (int i = 0; i < 30; i++) {
                policy.hit(key);
            }
        }
        IntStream.range(100, 1_000).forEach(key -> admit(policy, key, 5, 40));
        assertTrue(resident(policy, 0, 100) >= 98);
    }

    @Test
    void whatWasOftenAskedForIsRememberedWhenItsDataChanges() {
        Policy<Integer> policy = policy(100);
        for (int key = 0; key < 10; key++) {
            admit(policy, key, 1, 1);
            for (int i = 0; i < 20; i++) {
                policy.hit(key);
            }
            policy.remove(key);
            admit(policy, key, 1, 1);
        }
        IntStream.range(100, 1_000).forEach(key -> admit(policy, key, 1, 1));
        assertEquals(10, resident(policy, 0, 10));
    }

    @Test
    void aLoadMeasuredAsNothingIsStillWorthSomething() {
        Policy<Integer> policy = policy(10);
        admit(policy, 1, 1, 0);
        assertTrue(policy.contains(1));
    }
}
