package datapunk.lake.cache.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A policy that lets one key go after the other until there is room: it keeps the books, and leaves to its kind only
 * who goes next.
 *
 * @param <E> what the kind notes of a resident key
 */
abstract class Evicting<K, E extends Evicting.Entry<K>> implements Policy<K> {
    private final Map<K, E> entries = new HashMap<>();
    private final String name;
    private long bound;
    private long bytes;

    /** A key and its weight. */
    abstract static class Entry<K> {
        final K key;
        final long bytes;

        Entry(K key, long bytes) {
            this.key = key;
            this.bytes = bytes;
        }
    }

    Evicting(String name, long bound) {
        this.name = name;
        this.bound = bound;
    }

    /** A resident key was asked for. */
    abstract void touched(E entry);

    /** A key is on its way in; room is made for it after this. */
    void arriving(K key, Worth worth) {}

    /** There is room for the key now. @return what is noted of it, already in its place in the kind's order */
    abstract E entered(K key, Worth worth);

    /** Who leaves next, still in its place; asked only while there is somebody. */
    abstract E victim();

    /** Takes an entry out of the kind's order. */
    abstract void left(E entry);

    /** Takes a victim out of the kind's order; a kind that remembers who was there does so here. */
    void evicted(E entry) {
        left(entry);
    }

    final long bound() {
        return bound;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void hit(K key) {
        E entry = entries.get(key);
        if (entry != null) {
            touched(entry);
        }
    }

    @Override
    public final void admit(K key, Worth worth, Consumer<? super K> leaving) {
        arriving(key, worth);
        shrink(bound - worth.bytes(), leaving);
        entries.put(key, entered(key, worth));
        bytes += worth.bytes();
    }

    @Override
    public final boolean remove(K key) {
        E entry = entries.remove(key);
        if (entry == null) {
            return false;
        }
        bytes -= entry.bytes;
        left(entry);
        return true;
    }

    @Override
    public final void resize(long bound, Consumer<? super K> leaving) {
        this.bound = bound;
        shrink(bound, leaving);
        resized();
    }

    /** The bound is another one and holds. */
    void resized() {}

    private void shrink(long room, Consumer<? super K> leaving) {
        while (bytes > room && !entries.isEmpty()) {
            E victim = victim();
            entries.remove(victim.key);
            bytes -= victim.bytes;
            evicted(victim);
            leaving.accept(victim.key);
        }
    }

    @Override
    public final boolean contains(K key) {
        return entries.containsKey(key);
    }

    @Override
    public final long bytes() {
        return bytes;
    }

    @Override
    public final int size() {
        return entries.size();
    }
}
