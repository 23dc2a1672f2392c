package datapunk.lake.cache.shadow;

import datapunk.lake.cache.policy.Expiring;
import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Policy;
import datapunk.lake.cache.policy.Worth;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One policy over the sampled keys, and what it counts. For one thread. */
final class ShadowPolicy<K> {
    private final String name;
    private final Policy<K> policy;
    private final Consumer<? super K> leaving;
    private long bound;
    private long requests;
    private long hits;
    private long bytes;
    private long hitBytes;
    private double costMillis;
    private double savedMillis;

    /** @param leaving told what leaves, except by {@link #remove} */
    ShadowPolicy(String name, long bound, Duration ttl, LongSupplier millis, Consumer<? super K> leaving) {
        Policy<K> within = Policies.of(name, bound, millis);
        this.name = name;
        this.bound = bound;
        this.leaving = leaving;
        this.policy = ttl.isZero() ? within : new Expiring<>(within, ttl.toMillis(), millis, leaving);
    }

    /** A request. @return whether the key came in by it */
    boolean read(K key, Worth worth) {
        requests++;
        bytes += worth.bytes();
        costMillis += worth.costMillis();
        if (policy.contains(key)) {
            hits++;
            hitBytes += worth.bytes();
            savedMillis += worth.costMillis();
            policy.hit(key);
            return false;
        }
        if (worth.bytes() > bound) {
            return false;
        }
        boolean[] refused = new boolean[1];
        policy.admit(key, worth, gone -> {
            if (gone.equals(key)) {
                refused[0] = true;
            } else {
                leaving.accept(gone);
            }
        });
        return !refused[0];
    }

    boolean remove(K key) {
        return policy.remove(key);
    }

    /** Another bound; counting begins anew. */
    void resize(long other) {
        bound = other;
        policy.resize(other, leaving);
        requests = 0;
        hits = 0;
        bytes = 0;
        hitBytes = 0;
        costMillis = 0;
        savedMillis = 0;
    }

    long bytes() {
        return policy.bytes();
    }

    /**
     * What it did, as if exactly its share of all requests had been for sampled keys: what the sample has too much or
     * too little comes from the few keys that are asked for most, and those are hits.
     */
    ShadowStats stats(Share share) {
        return new ShadowStats(
                name,
                Math.round(share.requests()),
                Math.round(corrected(hits, requests, share.requests())),
                Math.round(share.bytes()),
                Math.round(corrected(hitBytes, bytes, share.bytes())),
                share.costMillis(),
                corrected(savedMillis, costMillis, share.costMillis()));
    }

    private static double corrected(double hit, double seen, double share) {
        return Math.clamp(hit - (seen - share), 0, share);
    }

    /** The share of the sample in all requests, as it should be. */
    record Share(double requests, double bytes, double costMillis) {}
}
