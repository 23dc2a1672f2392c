package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ARC, the adaptive replacement cache: one list of keys asked for once lately, one of keys asked for more than once, and
 * behind each the ghosts of those that left it. A ghost that is asked for shows which of the two lists was too short,
 * and moves the target between them. It tunes itself and withstands scans.
 *
 * <p>In bytes: lists are measured by weight, and a ghost moves the target by its own weight times the ratio of the ghost
 * lists. With weights of 1 that is the published algorithm.
 *
 * <p>Megiddo, Modha: ARC: A Self-Tuning, Low Overhead Replacement Cache, FAST 2003.
 */
public final class Arc<K> extends Evicting<K, Arc.Node<K>> {
    private final Chain<Node<K>> once = new Chain<>();
    private final Chain<Node<K>> often = new Chain<>();
    private final Chain<Node<K>> onceGone = new Chain<>();
    private final Chain<Node<K>> oftenGone = new Chain<>();
    private final Map<K, Node<K>> ghosts = new HashMap<>();
    private @Nullable Chain<Node<K>> from;
    private double target;

    static final class Node<K> extends Chain.Link<K, Node<K>> {
        Chain<Node<K>> list;

        Node(K key, long bytes, Chain<Node<K>> list) {
            super(key, bytes);
            this.list = list;
            list.add(this);
        }

        void move(Chain<Node<K>> to) {
            list.remove(this);
            list = to;
            to.add(this);
        }
    }

    /** At most {@code bound} bytes. */
    public Arc(long bound) {
        super("arc", bound);
    }

    @Override
    void touched(Node<K> node) {
        node.move(often);
    }

    @Override
    void arriving(K key, Worth worth) {
        Node<K> ghost = ghosts.remove(key);
        from = ghost == null ? null : ghost.list;
        if (ghost == null) {
            return;
        }
        double step = worth.bytes();
        if (from == onceGone) {
            target = Math.min(bound(), target + step * Math.max(1, (double) oftenGone.bytes() / onceGone.bytes()));
        } else {
            target = Math.max(0, target - step * Math.max(1, (double) onceGone.bytes() / oftenGone.bytes()));
        }
        ghost.list.remove(ghost);
    }

    @Override
    Node<K> entered(K key, Worth worth) {
        var node = new Node<>(key, worth.bytes(), from == null ? once : often);
        from = null;
        trim();
        return node;
    }

    @Override
    Node<K> victim() {
        boolean tooMany = once.bytes() > target || from == oftenGone && once.bytes() >= target;
        return !once.isEmpty() && (tooMany || often.isEmpty()) ? once.oldest() : often.oldest();
    }

    @Override
    void left(Node<K> node) {
        node.list.remove(node);
    }

    @Override
    void evicted(Node<K> node) {
        node.move(node.list == once ? onceGone : oftenGone);
        ghosts.put(node.key, node);
    }

    @Override
    void resized() {
        target = Math.min(target, bound());
        trim();
    }

    /** The list of those asked for once and its ghosts fit in the bound, all four lists in twice the bound. */
    private void trim() {
        while (once.bytes() + onceGone.bytes() > bound() && !onceGone.isEmpty()) {
            forget(onceGone);
        }
        while (once.bytes() + often.bytes() + onceGone.bytes() + oftenGone.bytes() > 2 * bound()
                && !(onceGone.isEmpty() && oftenGone.isEmpty())) {
            forget(oftenGone.isEmpty() ? onceGone : oftenGone);
        }
    }

    private void forget(Chain<Node<K>> list) {
        Node<K> node = list.oldest();
        list.remove(node);
        ghosts.remove(node.key);
    }
}
