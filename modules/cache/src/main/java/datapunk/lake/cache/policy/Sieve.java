package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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
    private long bound;
    private long bytes;
    private @Nullable Node<K> newest;
    private @Nullable Node<K> oldest;
    private @Nullable Node<K> hand;

    private static final class Node<K> {
        final K key;
        final long bytes;
        boolean visited;

        @Nullable
        Node<K> newer;

        @Nullable
        Node<K> older;

        Node(K key, long bytes) {
            this.key = key;
            this.bytes = bytes;
        }
    }

    /** At most {@code bound} bytes. */
    public Sieve(long bound) {
        this.bound = bound;
    }

    @Override
    public String name() {
        return "sieve";
    }

    @Override
    public void hit(K key) {
        Node<K> node = nodes.get(key);
        if (node != null) {
            node.visited = true;
        }
    }

    @Override
    public void admit(K key, Worth worth, Consumer<? super K> leaving) {
        shrink(bound - worth.bytes(), leaving);
        var node = new Node<>(key, worth.bytes());
        node.older = newest;
        if (newest != null) {
            newest.newer = node;
        }
        newest = node;
        if (oldest == null) {
            oldest = node;
        }
        nodes.put(key, node);
        bytes += node.bytes;
    }

    @Override
    public boolean remove(K key) {
        Node<K> node = nodes.get(key);
        if (node == null) {
            return false;
        }
        unlink(node);
        return true;
    }

    @Override
    public void resize(long bound, Consumer<? super K> leaving) {
        this.bound = bound;
        shrink(bound, leaving);
    }

    @Override
    public boolean contains(K key) {
        return nodes.containsKey(key);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int size() {
        return nodes.size();
    }

    private void shrink(long room, Consumer<? super K> leaving) {
        while (bytes > room && oldest != null) {
            Node<K> victim = victim();
            unlink(victim);
            leaving.accept(victim.key);
        }
    }

    private Node<K> victim() {
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
                return node;
            }
            node.visited = false;
            node = node.newer;
        }
    }

    private void unlink(Node<K> node) {
        nodes.remove(node.key);
        bytes -= node.bytes;
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
}
