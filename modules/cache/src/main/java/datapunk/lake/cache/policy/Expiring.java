package datapunk.lake.cache.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A time to live around any policy: what was loaded longer ago leaves, however often it is asked for.
 *
 * <p>All keys live equally long, so they fall due in the order in which they came: one queue holds them, each operation
 * first lets go whatever is due at its old end, and nothing that is due is ever found. O(1) for each key that leaves.
 */
public final class Expiring<K> implements Policy<K> {
    private final Policy<K> within;
    private final LongSupplier millis;
    private final Consumer<? super K> expired;
    private final Map<K, Long> loaded = new LinkedHashMap<>();
    private long ttlMillis;

    /**
     * A policy with a time to live.
     *
     * @param ttlMillis how long a key lives, above 0
     * @param millis a clock that only grows
     * @param expired told every key whose time is over, and only those; they are not told to {@code leaving}
     */
    public Expiring(Policy<K> within, long ttlMillis, LongSupplier millis, Consumer<? super K> expired) {
        this.within = within;
        this.millis = millis;
        this.expired = expired;
        this.ttlMillis = positive(ttlMillis);
    }

    private static long positive(long ttlMillis) {
        if (ttlMillis <= 0) {
            throw new IllegalArgumentException("a time to live must be above 0 ms, not " + ttlMillis);
        }
        return ttlMillis;
    }

    /** Another time to live, for what is resident too. */
    public void live(long ttlMillis) {
        this.ttlMillis = positive(ttlMillis);
        sweep();
    }

    /** Lets go all whose time is over. Every other operation but {@link #contains} does so first. */
    public void sweep() {
        long now = millis.getAsLong();
        for (var entries = loaded.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<K, Long> entry = entries.next();
            if (now - entry.getValue() < ttlMillis) {
                return;
            }
            K key = entry.getKey();
            entries.remove();
            within.remove(key);
            expired.accept(key);
        }
    }

    /** The name of the policy within. */
    @Override
    public String name() {
        return within.name();
    }

    @Override
    public void hit(K key) {
        sweep();
        within.hit(key);
    }

    @Override
    public void admit(K key, Worth worth, Consumer<? super K> leaving) {
        sweep();
        loaded.put(key, millis.getAsLong());
        within.admit(key, worth, forgetting(leaving));
    }

    private Consumer<K> forgetting(Consumer<? super K> leaving) {
        return key -> {
            loaded.remove(key);
            leaving.accept(key);
        };
    }

    @Override
    public boolean remove(K key) {
        loaded.remove(key);
        return within.remove(key);
    }

    @Override
    public void resize(long bound, Consumer<? super K> leaving) {
        sweep();
        within.resize(bound, forgetting(leaving));
    }

    /** Whether the key is resident and its time is not over. */
    @Override
    public boolean contains(K key) {
        Long since = loaded.get(key);
        return since != null && millis.getAsLong() - since < ttlMillis;
    }

    @Override
    public long bytes() {
        return within.bytes();
    }

    @Override
    public int size() {
        return within.size();
    }
}
