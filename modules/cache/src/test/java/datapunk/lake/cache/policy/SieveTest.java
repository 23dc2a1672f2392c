package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SieveTest extends PolicyContract {

    @Override
    Policy<Integer> policy() {
        return new Sieve<>();
    }

    private static String evict(Sieve<String> sieve) {
        String victim = sieve.victim();
        sieve.removed(victim);
        return victim;
    }

    /** The example of the paper's figure 3, in its spirit: visited keys survive one pass of the hand. */
    @Test
    void theHandSparesWhatWasAskedForAndMovesOn() {
        var sieve = new Sieve<String>();
        for (String key : new String[] {"a", "b", "c", "d", "e"}) {
            sieve.inserted(key);
        }
        sieve.hit("a");
        sieve.hit("c");
        assertEquals("b", evict(sieve));
        sieve.inserted("f");
        assertEquals("d", evict(sieve));
        sieve.inserted("g");
        assertEquals("e", evict(sieve));
        assertEquals("f", evict(sieve));
        assertEquals("g", evict(sieve));
        assertEquals("a", evict(sieve));
        assertEquals("c", evict(sieve));
    }

    @Test
    void aKeyRemovedUnderTheHandDoesNotStopIt() {
        var sieve = new Sieve<String>();
        sieve.inserted("a");
        sieve.inserted("b");
        sieve.inserted("c");
        sieve.hit("a");
        assertEquals("b", sieve.victim());
        sieve.removed("b");
        assertEquals("c", evict(sieve));
        assertEquals("a", evict(sieve));
    }
}
