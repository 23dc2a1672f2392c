package datapunk.lake.cache.policy;

import org.jspecify.annotations.Nullable;

/**
 * Least frequently used, exactly: keys stand in buckets by the number of times they were asked for, buckets in a row by
 * that number, so every step is O(1). Of the lowest bucket the least recently used key leaves. Counts end with
 * residence but never fade while it lasts: what was popular once blocks its place, so {@link DecayedLfu} is nearly
 * always the better choice.
 *
 * <p>Shah, Mitra, Matani: An O(1) algorithm for implementing the LFU cache eviction scheme, 2010.
 */
public final class Lfu<K> extends Evicting<K, Lfu.Node<K>> {
    private @Nullable Bucket<K> lowest;

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        Bucket<K> bucket;

        Node(K key, long bytes, Bucket<K> bucket) {
            super(key, bytes);
            this.bucket = bucket;
        }
    }

    private static final class Bucket<K> {
        final long uses;
        final Chain<Node<K>> nodes = new Chain<>();

        @Nullable
        Bucket<K> lower;

        @Nullable
        Bucket<K> higher;

        Bucket(long uses) {
            this.uses = uses;
        }
    }

    /** At most {@code bound} bytes. */
    public Lfu(long bound) {
        super("lfu", bound);
    }

    @Override
    void touched(Node<K> node) {
        Bucket<K> from = node.bucket;
        Bucket<K> to = from.higher;
        if (to == null || to.uses != from.uses + 1) {
            to = insert(from.uses + 1, from, to);
        }
        left(node);
        node.bucket = to;
        to.nodes.add(node);
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        Bucket<K> first = lowest;
        if (first == null || first.uses != 1) {
            first = insert(1, null, first);
        }
        var node = new Node<>(key, worth.bytes(), first);
        first.nodes.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        if (lowest == null) {
            throw new IllegalStateException("nothing left to evict");
        }
        return lowest.nodes.oldest();
    }

    @Override
    void left(Node<K> node) {
        Bucket<K> bucket = node.bucket;
        bucket.nodes.remove(node);
        if (bucket.nodes.isEmpty()) {
            join(bucket.lower, bucket.higher);
        }
    }

    private Bucket<K> insert(long uses, @Nullable Bucket<K> lower, @Nullable Bucket<K> higher) {
        var bucket = new Bucket<K>(uses);
        join(lower, bucket);
        join(bucket, higher);
        return bucket;
    }

    private void join(@Nullable Bucket<K> lower, @Nullable Bucket<K> higher) {
        if (lower == null) {
            lowest = higher;
        } else {
            lower.higher = higher;
        }
        if (higher != null) {
            higher.lower = lower;
        }
    }
}
