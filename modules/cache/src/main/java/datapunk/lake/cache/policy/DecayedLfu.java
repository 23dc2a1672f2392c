package datapunk.lake.cache.policy;

import java.util.function.LongSupplier;

/**
 * Least frequently used with counts that fade: every request counts half as much after each half-life, and of 16 keys
 * drawn at random the one with the lowest count leaves. Between {@link Lru}, which is a very short half-life, and
 * {@link Lfu}, which is an endless one.
 *
 * <p>Lee et al.: LRFU: a spectrum of policies that subsumes the least recently used and least frequently used policies,
 * IEEE Transactions on Computers 50(12), 2001; sampling as in Psounis, Prabhakar: Efficient randomized web-cache
 * replacement schemes using samples from past eviction times, IEEE/ACM Transactions on Networking 10(4), 2002.
 */
public final class DecayedLfu<K> extends Evicting<K, DecayedLfu.Node<K>> {
    /** A day: what is asked for every day stays above what was asked for once, and a week undoes a busy hour. */
    static final long HALF_LIFE_MILLIS = 86_400_000;

    private final Pool<Node<K>> pool;
    private final Fading fading;

    static final class Node<K> extends Pool.Sample<K> {
        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes; the same seed makes the same choices. */
    public DecayedLfu(long bound, LongSupplier millis, long seed) {
        super("decayed-lfu", bound);
        this.pool = new Pool<>(seed);
        this.fading = new Fading(HALF_LIFE_MILLIS, millis);
    }

    @Override
    void touched(Node<K> node) {
        node.value = fading.more(node.value);
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        node.value = fading.one();
        pool.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        return pool.low();
    }

    @Override
    void left(Node<K> node) {
        pool.remove(node);
    }
}
