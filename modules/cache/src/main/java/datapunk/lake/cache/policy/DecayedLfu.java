package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Least frequently used with counts that fade: every request counts half as much after each half-life, and of the
 * newest key and 15 drawn at random the one with the lowest count leaves. It lies between {@link Lru}, which is a very short half-life, and
 * {@link Lfu}, which is an endless one. The counts of keys that left, also of those whose data changed, are remembered
 * for about 20,000 of them, so that one that comes back need not prove itself again.
 *
 * <p>Lee et al.: LRFU: a spectrum of policies that subsumes the least recently used and least frequently used policies,
 * IEEE Transactions on Computers 50(12), 2001; sampling as in Psounis, Prabhakar: Efficient randomized web-cache
 * replacement schemes using samples from past eviction times, IEEE/ACM Transactions on Networking 10(4), 2002.
 */
public sealed class DecayedLfu<K> extends Evicting<K, DecayedLfu.Node<K>> permits Cost {
    /** Three days: what is asked for daily stays above what was busy for an hour, and a month undoes a habit. */
    private static final long HALF_LIFE_MILLIS = 3 * 86_400_000L;

    private static final int REMEMBERED = 20_000;

    private final Pool<Node<K>> residents;
    private final Pool<Node<K>> gone;
    private final Map<K, Node<K>> ghosts = new HashMap<>();
    private final Fading fading;

    /** Resident, its value is its count plus its price; gone, its count alone. */
    static final class Node<K> extends Pool.Sample<K> {
        final double price;

        Node(K key, long bytes, double price) {
            super(key, bytes);
            this.price = price;
        }
    }

    /** At most {@code bound} bytes; the same seed makes the same choices. */
    public DecayedLfu(long bound, LongSupplier millis, long seed) {
        this("decayed-lfu", bound, millis, seed);
    }

    DecayedLfu(String name, long bound, LongSupplier millis, long seed) {
        super(name, bound);
        this.residents = new Pool<>(seed);
        this.gone = new Pool<>(~seed);
        this.fading = new Fading(HALF_LIFE_MILLIS, millis);
    }

    /** What one request is worth, as a logarithm to base 2. */
    double price(Worth worth) {
        return 0;
    }

    @Override
    final void touched(Node<K> node) {
        node.value = fading.more(node.value - node.price) + node.price;
    }

    @Override
    final Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes(), price(worth));
        Node<K> ghost = ghosts.remove(key);
        if (ghost == null) {
            node.value = fading.one() + node.price;
        } else {
            gone.remove(ghost);
            node.value = fading.more(ghost.value) + node.price;
        }
        residents.add(node);
        return node;
    }

    @Override
    final Node<K> victim() {
        return residents.low();
    }

    @Override
    final void left(Node<K> node) {
        residents.remove(node);
        if (gone.size() >= REMEMBERED) {
            Node<K> forgotten = gone.low();
            gone.remove(forgotten);
            ghosts.remove(forgotten.key);
        }
        node.value -= node.price;
        gone.add(node);
        ghosts.put(node.key, node);
    }
}
