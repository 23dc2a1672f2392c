package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class S3FifoTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new S3Fifo<>(bound);
    }

    private static void admit(Policy<Integer> policy, int from, int to) {
        for (int key = from; key < to; key++) {
            policy.admit(key, Worth.ONE, left -> {});
        }
    }

    @Test
    void whoComesBackWhileRememberedGoesToTheMainQueue() {
        Policy<Integer> policy = policy(10);
        admit(policy, 0, 11);
        assertFalse(policy.contains(0));
        admit(policy, 0, 1);
        admit(policy, 100, 200);
        assertTrue(policy.contains(0));
    }

    @Test
    void whoIsAskedForOnceMoreOnlyLeaves() {
        Policy<Integer> policy = policy(10);
        admit(policy, 0, 2);
        policy.hit(0);
        policy.hit(1);
        policy.hit(1);
        admit(policy, 100, 120);
        assertFalse(policy.contains(0));
        assertTrue(policy.contains(1));
    }
}
