package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps what spares the database most per byte: a key is worth its fading frequency times the time its load takes,
 * divided by its weight, and of 16 drawn at random the one of least worth leaves. The frequencies of keys that left,
 * also of those whose data changed, are remembered for about 20,000 of them, so that one that comes back need not prove
 * itself again.
 *
 * <p>The value is that of Cao, Irani: Cost-Aware WWW Proxy Caching Algorithms (GreedyDual-Size), USITS 1997, with
 * frequency as in Cherkasova: Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency, HP Labs 1998; sampled
 * and fading as in {@link DecayedLfu} instead of inflated.
 */
public final class Cost<K> extends Evicting<K, Cost.Node<K>> {
    private static final int REMEMBERED = 20_000;

    /** What a load takes at least, milliseconds; a measured 0 is not nothing. */
    private static final double LEAST_MILLIS = 0.1;

    private final Pool<Node<K>> pool;
    private final Pool<Ghost<K>> ghostPool;
    private final Map<K, Ghost<K>> ghosts = new HashMap<>();
    private final Fading fading;

    static final class Node<K> extends Pool.Sample<K> {
        /** Logarithm of the milliseconds a byte costs; {@code value} is the fading count plus this. */
        final double price;

        Node(K key, Worth worth) {
            super(key, worth.bytes());
            this.price = Math.log(Math.max(LEAST_MILLIS, worth.costMillis()) / worth.bytes()) / Math.log(2);
        }
    }

    private static final class Ghost<K> extends Pool.Sample<K> {
        Ghost(Node<K> node) {
            super(node.key, node.bytes);
            value = node.value - node.price;
        }
    }

    /** At most {@code bound} bytes; the same seed makes the same choices. */
    public Cost(long bound, LongSupplier millis, long seed) {
        super("cost", bound);
        this.pool = new Pool<>(seed);
        this.ghostPool = new Pool<>(~seed);
        this.fading = new Fading(DecayedLfu.HALF_LIFE_MILLIS, millis);
    }

    @Override
    void touched(Node<K> node) {
        node.value = fading.more(node.value - node.price) + node.price;
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth);
        Ghost<K> ghost = ghosts.remove(key);
        if (ghost == null) {
            node.value = fading.one() + node.price;
        } else {
            ghostPool.remove(ghost);
            node.value = fading.more(ghost.value) + node.price;
        }
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
        if (ghostPool.size() >= REMEMBERED) {
            Ghost<K> forgotten = ghostPool.low();
            ghostPool.remove(forgotten);
            ghosts.remove(forgotten.key);
        }
        var ghost = new Ghost<>(node);
        ghosts.put(node.key, ghost);
        ghostPool.add(ghost);
    }
}
