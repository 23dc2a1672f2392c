package datapunk.lake.cache.policy;

import org.jspecify.annotations.Nullable;

/**
 * SIEVE: a queue in order of insertion and a hand that walks from old to new. A hit only sets a mark. The hand clears
 * marks and stops at the first key without one, which leaves; it stays where it is, so new keys that nobody asked for
 * again are sifted out while popular ones remain.
 *
 * <p>Zhang, Yang, Yue, Vigfusson, Rashmi: SIEVE is Simpler than LRU, NSDI 2024.
 */
public final class Sieve<K> extends Evicting<K, Sieve.Node<K>> {
    private final Chain<Node<K>> queue = new Chain<>();
    private @Nullable Node<K> hand;

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        boolean visited;

        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes. */
    public Sieve(long bound) {
        super("sieve", bound);
    }

    @Override
    void touched(Node<K> node) {
        node.visited = true;
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        queue.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        Node<K> node = hand == null ? queue.oldest() : hand;
        while (node.visited) {
            node.visited = false;
            Node<K> newer = node.newer();
            node = newer == null ? queue.oldest() : newer;
        }
        hand = node;
        return node;
    }

    @Override
    void left(Node<K> node) {
        if (hand == node) {
            hand = node.newer();
        }
        queue.remove(node);
    }
}
