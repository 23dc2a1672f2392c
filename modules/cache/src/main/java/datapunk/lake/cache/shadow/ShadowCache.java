package datapunk.lake.cache.shadow;

import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Worth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The same requests under every policy at once. One key in sixteen, chosen by its hash, is followed by each policy
 * within a sixteenth of the bound; only keys and weights are held. What holds for the sample holds for the whole as far
 * as popular keys are spread evenly, which is why advice asks for many requests. For one thread.
 *
 * @param <K> keys with equals and hashCode
 */
public final class ShadowCache<K> {
    /** One key in this many is followed. */
    static final int ONE_IN = 16;

    private final LongSupplier millis;
    /** By how many policies a key is held. */
    private final Map<K, Integer> holders = new HashMap<>();

    private Duration ttl;
    private List<ShadowPolicy<K>> policies;

    /** Empty shadows of a region. @param bound bytes its policy may hold @param ttl its time to live, or zero */
    public ShadowCache(long bound, Duration ttl, LongSupplier millis) {
        this.millis = millis;
        this.ttl = ttl;
        this.policies = fresh(bound);
    }

    private List<ShadowPolicy<K>> fresh(long bound) {
        return Policies.names().stream()
                .map(name -> new ShadowPolicy<K>(name, bound / ONE_IN, ttl, millis, this::dropped))
                .toList();
    }

    /** Whether the key is followed. Spread differently from the buckets of a hash map. */
    public static boolean follows(Object key) {
        return key.hashCode() * 0x9E3779B1 >>> 28 == 0;
    }

    /** A user's request was answered. @param worth weight of the answer and what loading it takes */
    public void read(K key, Worth worth) {
        if (!follows(key)) {
            return;
        }
        for (ShadowPolicy<K> policy : policies) {
            if (policy.read(key, worth)) {
                holders.merge(key, 1, Integer::sum);
            }
        }
    }

    /** What the condition holds for is no longer true. */
    public void removeIf(Predicate<? super K> condition) {
        for (Iterator<K> keys = holders.keySet().iterator(); keys.hasNext(); ) {
            K key = keys.next();
            if (condition.test(key)) {
                keys.remove();
                policies.forEach(policy -> policy.remove(key));
            }
        }
    }

    /** Other settings of the region; counting begins anew. */
    public void configure(long bound, Duration newTtl) {
        if (newTtl.equals(ttl)) {
            policies.forEach(policy -> policy.resize(bound / ONE_IN));
        } else {
            ttl = newTtl;
            holders.clear();
            policies = fresh(bound);
        }
    }

    /** What every policy did, in order of display. */
    public List<ShadowStats> stats() {
        return policies.stream().map(ShadowPolicy::stats).toList();
    }

    /** How many keys are followed at the moment. */
    int size() {
        return holders.size();
    }

    /** The most bytes any policy holds. */
    long bytes() {
        return policies.stream().mapToLong(ShadowPolicy::bytes).max().orElse(0);
    }

    private void dropped(K key) {
        holders.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
    }
}
