package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * S3-FIFO: three plain queues. New keys enter a small one of a tenth of the bytes. Who reaches its old end and was asked
 * for more than once moves to the main queue; the others leave and are only remembered, in a ghost queue as long as the
 * main one. A key that comes back while it is remembered enters the main queue at once. The main queue gives everybody
 * who was asked for another round. So what is asked for once passes through a tenth of the cache and spares the rest.
 *
 * <p>Yang, Zhang, Qiu, Yue, Rashmi: FIFO queues are all you need for cache eviction, SOSP 2023.
 */
public final class S3Fifo<K> extends Evicting<K, S3Fifo.Node<K>> {
    private static final int MOST_USES = 3;
    private static final double SMALL = 0.1;
    private static final double GHOST = 0.9;

    private final Chain<Node<K>> small = new Chain<>();
    private final Chain<Node<K>> main = new Chain<>();
    private final Chain<Node<K>> ghost = new Chain<>();
    private final Map<K, Node<K>> ghosts = new HashMap<>();
    private boolean known;

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        int uses;
        boolean inMain;

        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes. */
    public S3Fifo(long bound) {
        super("s3-fifo", bound);
    }

    @Override
    void touched(Node<K> node) {
        if (node.uses < MOST_USES) {
            node.uses++;
        }
    }

    @Override
    void arriving(K key, Worth worth) {
        Node<K> old = ghosts.remove(key);
        known = old != null;
        if (old != null) {
            ghost.remove(old);
        }
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        node.inMain = known;
        queueOf(node).add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        while (!small.isEmpty() && small.bytes() >= (long) (bound() * SMALL)) {
            Node<K> node = small.oldest();
            if (node.uses <= 1) {
                return node;
            }
            small.remove(node);
            node.uses = 0;
            node.inMain = true;
            main.add(node);
        }
        if (main.isEmpty()) {
            return small.oldest();
        }
        Node<K> node = main.oldest();
        while (node.uses > 0) {
            node.uses--;
            main.renew(node);
            node = main.oldest();
        }
        return node;
    }

    @Override
    void left(Node<K> node) {
        queueOf(node).remove(node);
    }

    @Override
    void evicted(Node<K> node) {
        left(node);
        if (!node.inMain) {
            ghost.add(node);
            ghosts.put(node.key, node);
            trim();
        }
    }

    @Override
    void resized() {
        trim();
    }

    private void trim() {
        while (ghost.bytes() > (long) (bound() * GHOST) && !ghost.isEmpty()) {
            Node<K> forgotten = ghost.oldest();
            ghost.remove(forgotten);
            ghosts.remove(forgotten.key);
        }
    }

    private Chain<Node<K>> queueOf(Node<K> node) {
        return node.inMain ? main : small;
    }
}
