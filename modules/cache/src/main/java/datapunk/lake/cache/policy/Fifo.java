package datapunk.lake.cache.policy;

/**
 * First in, first out: what was loaded first leaves first, asked for or not. The yardstick that every other policy has
 * to beat, and with a time to live the policy for answers that only age.
 */
public final class Fifo<K> extends Evicting<K, Fifo.Node<K>> {
    private final Chain<Node<K>> queue = new Chain<>();

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        Node(K key, long bytes) {
            super(key, bytes);
        }
    }

    /** At most {@code bound} bytes. */
    public Fifo(long bound) {
        super("fifo", bound);
    }

    @Override
    void touched(Node<K> node) {}

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes());
        queue.add(node);
        return node;
    }

    @Override
    Node<K> victim() {
        return queue.oldest();
    }

    @Override
    void left(Node<K> node) {
        queue.remove(node);
    }
}
