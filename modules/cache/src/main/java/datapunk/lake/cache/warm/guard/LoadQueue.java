package datapunk.lake.cache.warm.guard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be loaded, most valuable first; equal values in order of arrival.
 *
 * @param <K> keys with equals and hashCode
 * @param <T> what is noted with a key
 */
public final class LoadQueue<K, T> {
    private static final int MOST = 512;

    private final PriorityQueue<Waiting<K, T>> order = new PriorityQueue<>(
            Comparator.comparingDouble((Waiting<K, T> w) -> -w.value).thenComparingLong(w -> w.number));
    private final Map<K, Waiting<K, T>> byKey = new HashMap<>();
    private long number;

    /** One that waits. @param until when it gives up @param number in order of arrival */
    public record Waiting<K, T>(K key, T note, double value, long until, long number) {}

    /** Lines up. @return false if there is no room; true also if it stands there already */
    public boolean offer(K key, T note, double value, long until, long now) {
        if (byKey.containsKey(key)) {
            return true;
        }
        if (order.size() >= MOST) {
            order.removeIf(w -> w.until < now && byKey.remove(w.key) != null);
        }
        if (order.size() >= MOST) {
            return false;
        }
        var waiting = new Waiting<>(key, note, value, until, number++);
        byKey.put(key, waiting);
        order.add(waiting);
        return true;
    }

    /** The next in line, or null. */
    public @Nullable Waiting<K, T> poll() {
        Waiting<K, T> first = order.poll();
        if (first != null) {
            byKey.remove(first.key);
        }
        return first;
    }

    /** Takes a key out. @return whether it stood there */
    public boolean remove(K key) {
        Waiting<K, T> waiting = byKey.remove(key);
        return waiting != null && order.remove(waiting);
    }

    /** Takes all of these keys out. */
    public void forget(Predicate<? super K> keys) {
        order.removeIf(w -> keys.test(w.key) && byKey.remove(w.key) != null);
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return order.isEmpty();
    }
}
