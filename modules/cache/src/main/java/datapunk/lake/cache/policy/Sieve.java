package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SIEVE: a queue in order of insertion and a hand that walks from old to new. A hit only sets a mark. The hand clears
 * marks and stops at the first key without one, which leaves; it stays where it is, so new keys that nobody asked for
 * again are sifted out while popular ones remain.
 *
 * <p>Zhang, Yang, Yue, Vigfusson, Rashmi: SIEVE is Simpler than LRU, NSDI 2024.
 */
public final class Sieve<K> implements Policy<K> {
    private final Map<K, Node<K>> nodes = new HashMap<>();
    private @Nullable Node<K> newest;
    private @Nullable Node<K> oldest;
    private @Nullable Node<K> hand;

    private static final class Node<K> {
        final K key;
        boolean visited;

        @Nullable
        Node<K> newer;

        @Nullable
        Node<K> older;

        Node(K key) {
            this.key = key;
        }
    }

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public void inserted(K key) {
        var node = new Node<>(key);
        node.older = newest;
        if (newest != null) {
            newest.newer = node;
        }
        newest = node;
        if (oldest == null) {
            oldest = node;
        }
        nodes.put(key, node);
    }

    @Override
    public void hit(K key) {
        Node<K> node = nodes.get(key);
        if (node != null) {
            node.visited = true;
        }
    }

    @Override
    public void removed(K key) {
        Node<K> node = nodes.remove(key);
        if (node == null) {
            return;
        }
        if (hand == node) {
            hand = node.newer;
        }
        if (node.newer == null) {
            newest = node.older;
        } else {
            node.newer.older = node.older;
        }
        if (node.older == null) {
            oldest = node.newer;
        } else {
            node.older.newer = node.newer;
        }
    }

    @Override
    public K victim() {
        Node<K> node = hand;
        while (true) {
            if (node == null) {
                node = oldest;
            }
            if (node == null) {
                throw new IllegalStateException("nothing to evict");
            }
            if (!node.visited) {
                hand = node;
                return node.key;
            }
            node.visited = false;
            node = node.newer;
        }
    }
}
