package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArcTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Arc<>(bound);
    }

    private static void ask(Policy<Integer> policy, int key) {
        if (policy.contains(key)) {
            policy.hit(key);
        } else {
            policy.admit(key, Worth.ONE, left -> {});
        }
    }

    @Test
    void whatWasAskedForTwiceIsNotWashedOut() {
        Policy<Integer> policy = policy(100);
        IntStream.range(0, 200).forEach(i -> ask(policy, i % 50));
        IntStream.range(1_000, 5_000).forEach(i -> ask(policy, i));
        assertEquals(50, IntStream.range(0, 50).filter(policy::contains).count());
    }

    @Test
    void ghostsThatAreAskedForLengthenTheListTheyLeft() {
        Policy<Integer> policy = policy(100);
        IntStream.range(0, 200).forEach(i -> ask(policy, i % 50));
        for (int round = 0; round < 40; round++) {
            IntStream.range(1_000, 1_080).forEach(i -> ask(policy, i));
        }
        assertTrue(IntStream.range(1_000, 1_080).filter(policy::contains).count() >= 75);
    }
}
