package datapunk.lake.cache.policy;

/**
 * Least recently used: a hit puts a key at the new end, the one at the old end leaves. Right where what was just asked
 * for is asked for again, helpless against one long scan.
 *
 * <p>Mattson, Gecsei, Slutz, Traiger: Evaluation Techniques for Storage Hierarchies, IBM Systems Journal 9(2), 1970.
 */
public final class Lru<K> extends Evicting<K, Lru.Node<K>> {
    private final Chain<Node<K>> byUse = new Chain<>();

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes. */
    public Lru(long bound) {
        super("lru", bound);
    }

    @Override
    void touched(Node<K> node) {
        byUse.renew(node);
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        byUse.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        return byUse.oldest();
    }

    @Override
    void left(Node<K> node) {
        byUse.remove(node);
    }
}
