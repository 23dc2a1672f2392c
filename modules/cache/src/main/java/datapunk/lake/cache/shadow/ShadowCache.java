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
 * within a sixteenth of the bound; only keys and weights are held. A sample that by chance holds more or fewer of the most
 * popular keys than its share is corrected as in SHARDS-adj. For one thread.
 *
 * <p>Waldspurger, Park, Garthwaite, Ahmad: Efficient MRC Construction with SHARDS, FAST 2015; the same, with Saemundsson:
 * Cache Modeling and Optimization using Miniature Simulations, USENIX ATC 2017.
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
    private long requests;
    private long bytes;
    private double costMillis;

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
    static boolean follows(Object key) {
        return key.hashCode() * 0x9E3779B1 >>> 28 == 0;
    }

    /** A user's request was answered. @param worth weight of the answer and what loading it takes */
    public void read(K key, Worth worth) {
        requests++;
        bytes += worth.bytes();
        costMillis += worth.costMillis();
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
        requests = 0;
        bytes = 0;
        costMillis = 0;
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
        var share = new ShadowPolicy.Share((double) requests / ONE_IN, (double) bytes / ONE_IN, costMillis / ONE_IN);
        return policies.stream().map(policy -> policy.stats(share)).toList();
    }

    /** How many keys are followed at the moment. */
    int size() {
        return holders.size();
    }

    /** The most bytes any policy holds. */
    long held() {
        return policies.stream().mapToLong(ShadowPolicy::bytes).max().orElse(0);
    }

    private void dropped(K key) {
        holders.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
    }
}
