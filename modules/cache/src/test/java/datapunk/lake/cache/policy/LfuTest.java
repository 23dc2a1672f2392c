package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LfuTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Lfu<>(bound);
    }

    @Test
    void theLeastUsedLeavesAndAmongEqualsTheOneNotAskedForLongest() {
        var left = new ArrayList<Integer>();
        Policy<Integer> policy = policy(5);
        for (int key = 1; key <= 5; key++) {
            policy.admit(key, Worth.ONE, left::add);
        }
        for (int key : new int[] {1, 2, 2, 3, 4, 1}) {
            policy.hit(key);
        }
        policy.resize(0, left::add);
        assertEquals(List.of(5, 3, 4, 2, 1), left);
    }

    @Test
    void aCountEndsWithResidence() {
        var left = new ArrayList<Integer>();
        Policy<Integer> policy = policy(2);
        policy.admit(1, Worth.ONE, left::add);
        policy.hit(1);
        policy.hit(1);
        policy.remove(1);
        policy.admit(1, Worth.ONE, left::add);
        policy.admit(2, Worth.ONE, left::add);
        policy.hit(2);
        policy.admit(3, Worth.ONE, left::add);
        assertEquals(List.of(1), left);
    }
}
