package datapunk.lake.cache.region;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys that were loaded ahead and not yet read, oldest first, with their weights. For one thread. */
final class Staging<K> {
    private final LinkedHashMap<K, Long> weights = new LinkedHashMap<>();
    private long bytes;

    void add(K key, long weight) {
        weights.put(key, weight);
        bytes += weight;
    }

    boolean remove(K key) {
        Long weight = weights.remove(key);
        bytes -= weight == null ? 0 : weight;
        return weight != null;
    }

    boolean contains(K key) {
        return weights.containsKey(key);
    }

    /** The oldest, if they weigh more than the bound. */
    Optional<K> beyond(long bound) {
        return bytes > bound ? Optional.ofNullable(weights.firstEntry()).map(Map.Entry::getKey) : Optional.empty();
    }

    long bytes() {
        return bytes;
    }
}
