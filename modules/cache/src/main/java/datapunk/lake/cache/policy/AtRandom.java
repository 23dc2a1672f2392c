package datapunk.lake.cache.policy;

/**
 * Random replacement: anyone may have to go. It has no memory that a pattern could mislead, so it is the one to have
 * where others fail altogether, as least recently used does on a loop that is a little longer than the cache.
 *
 * <p>Belady: A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966.
 */
public final class AtRandom<K> extends Evicting<K, AtRandom.Node<K>> {
    private final Pool<Node<K>> pool;

    static final class Node<K> extends Pool.Sample<K> {
        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes; the same seed makes the same choices. */
    public AtRandom(long bound, long seed) {
        super("random", bound);
        this.pool = new Pool<>(seed);
    }

    @Override
    void touched(Node<K> node) {}

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        pool.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        return pool.any();
    }

    @Override
    void left(Node<K> node) {
        pool.remove(node);
    }
}
