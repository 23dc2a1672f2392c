package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sets the policies apart, each shown for those that can do it and, where it tells, for those that cannot. */
class PolicyBehaviourTest {
    private static final int BOUND = 100;

    private final AtomicLong clock = new AtomicLong();

    private Policy<Integer> policy(String name) {
        return Policies.of(name, BOUND, clock::get);
    }

    private static boolean ask(Policy<Integer> policy, int key) {
        boolean there = policy.contains(key);
        if (there) {
            policy.hit(key);
        } else {
            policy.admit(key, Worth.ONE, left -> {});
        }
        return there;
    }

    private static long resident(Policy<Integer> policy, int keys) {
        return IntStream.range(0, keys).filter(policy::contains).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lru", "lfu", "decayed-lfu", "sieve", "s3-fifo", "arc", "cost", "w-tiny-lfu"})
    void whatIsAskedForAllTheTimeOutlivesWhatPassesBy(String name) {
        Policy<Integer> policy = policy(name);
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            clock.addAndGet(1_000);
            hits += ask(policy, i % 10) ? 1 : 0;
            ask(policy, 1_000 + i);
        }
        assertTrue(hits >= 9_900, name + " hit " + hits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lfu", "decayed-lfu", "sieve", "s3-fifo", "arc", "cost", "w-tiny-lfu"})
    void aScanSparesWhatIsUsedOften(String name) {
        Policy<Integer> policy = scanned(name);
        assertTrue(resident(policy, 50) >= 45, () -> name + " kept " + resident(policy, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lru", "fifo"})
    void aScanWashesOutTheSimpleQueues(String name) {
        assertEquals(0, resident(scanned(name), 50));
    }

    private Policy<Integer> scanned(String name) {
        Policy<Integer> policy = policy(name);
        for (int i = 0; i < 1_000; i++) {
            clock.addAndGet(1_000);
            ask(policy, i % 50);
        }
        for (int i = 0; i < 1_000; i++) {
            clock.addAndGet(1_000);
            ask(policy, 1_000 + i);
        }
        return policy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lru", "decayed-lfu", "sieve", "s3-fifo", "arc", "cost", "w-tiny-lfu"})
    void oldFavouritesGiveWayToNewOnes(String name) {
        Policy<Integer> policy = favourites(name);
        assertTrue(resident(policy, 80) < 50, () -> name + " kept " + resident(policy, 80));
    }

    @ParameterizedTest
    @ValueSource(strings = "lfu")
    void oldFavouritesStayForeverWhereCountsNeverFade(String name) {
        assertEquals(80, resident(favourites(name), 80));
    }

    /** A month with 80 favourites, then one with 80 others. */
    private Policy<Integer> favourites(String name) {
        Policy<Integer> policy = policy(name);
        var random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            clock.addAndGet(130_000);
            int favourite = random.nextInt(80) + (i < 20_000 ? 0 : 1_000);
            ask(policy, random.nextInt(4) == 0 ? 10_000 + i : favourite);
        }
        return policy;
    }

    static List<String> repeatable() {
        return Policies.names().stream().filter(n -> !n.equals("w-tiny-lfu")).toList();
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void theSameRequestsMakeTheSameChoices(String name) {
        assertEquals(leaving(name), leaving(name));
    }

    private List<Integer> leaving(String name) {
        var left = new ArrayList<Integer>();
        Policy<Integer> policy = policy(name);
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            int key = (int) Math.abs(random.nextGaussian() * 150);
            if (policy.contains(key)) {
                policy.hit(key);
            } else {
                policy.admit(key, new Worth(1 + key % 7, 1 + key % 5), left::add);
            }
        }
        assertTrue(left.size() > 500, name);
        return left;
    }
}
