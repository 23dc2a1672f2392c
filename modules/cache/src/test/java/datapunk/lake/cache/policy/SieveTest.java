package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SieveTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Sieve<>(bound);
    }

    private final List<String> left = new ArrayList<>();

    private void admit(Policy<String> sieve, String key) {
        sieve.admit(key, Worth.ONE, left::add);
    }

    /** The example of the paper's figure 3, in its spirit: visited keys survive one pass of the hand. */
    @Test
    void theHandSparesWhatWasAskedForAndMovesOn() {
        var sieve = new Sieve<String>(5);
        for (String key : new String[] {"a", "b", "c", "d", "e"}) {
            admit(sieve, key);
        }
        sieve.hit("a");
        sieve.hit("c");
        admit(sieve, "f");
        admit(sieve, "g");
        sieve.resize(0, left::add);
        assertEquals(List.of("b", "d", "e", "f", "g", "a", "c"), left);
    }

    @Test
    void aKeyRemovedUnderTheHandDoesNotStopIt() {
        var sieve = new Sieve<String>(3);
        admit(sieve, "a");
        admit(sieve, "b");
        admit(sieve, "c");
        sieve.hit("a");
        sieve.resize(2, left::add);
        assertTrue(sieve.remove("c"));
        sieve.resize(0, left::add);
        assertEquals(List.of("b", "a"), left);
    }
}
