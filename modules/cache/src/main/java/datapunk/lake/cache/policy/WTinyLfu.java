package datapunk.lake.cache.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import java.util.function.Consumer;

/**
 * W-TinyLFU as the Caffeine library has it: a small window of new keys before a segmented main part, and a sketch of
 * four-bit counters that lets a key from the window into the main part only if it was asked for more often than the one
 * that would have to go. The window's share follows the hit ratio.
 *
 * <p>Einziger, Friedman, Manes: TinyLFU: A Highly Efficient Cache Admission Policy, ACM Transactions on Storage 13(4),
 * 2017; Einziger, Eytan, Friedman, Manes: Adaptive Software Cache Management, Middleware 2018.
 *
 * <p>The library works on its queues in the background; here it does so in the caller's thread and at once, so the bound
 * holds after every operation.
 */
public final class WTinyLfu<K> implements Policy<K> {
    private final Cache<K, Worth> cache;
    private final Eviction<K, Worth> eviction;
    private Consumer<? super K> leaving = key -> {};
    private long bytes;
    private int size;

    /** At most {@code bound} bytes. */
    public WTinyLfu(long bound) {
        this.cache = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bound)
                .weigher((K key, Worth worth) -> (int) worth.bytes())
                .evictionListener((key, worth, cause) -> {
                    if (key != null && worth != null) {
                        gone(worth);
                        leaving.accept(key);
                    }
                })
                .build();
        this.eviction = cache.policy().eviction().orElseThrow();
    }

    private void gone(Worth worth) {
        bytes -= worth.bytes();
        size--;
    }

    @Override
    public String name() {
        return "w-tiny-lfu";
    }

    @Override
    public void hit(K key) {
        cache.getIfPresent(key);
    }

    @Override
    public void admit(K key, Worth worth, Consumer<? super K> leaving) {
        if (worth.bytes() > Integer.MAX_VALUE) {
            leaving.accept(key); // the library weighs in ints
            return;
        }
        this.leaving = leaving;
        bytes += worth.bytes();
        size++;
        cache.put(key, worth);
        cache.cleanUp();
    }

    @Override
    public boolean remove(K key) {
        Worth worth = cache.asMap().remove(key);
        if (worth != null) {
            gone(worth);
        }
        return worth != null;
    }

    @Override
    public void resize(long bound, Consumer<? super K> leaving) {
        this.leaving = leaving;
        eviction.setMaximum(bound);
        cache.cleanUp();
    }

    @Override
    public boolean contains(K key) {
        return cache.asMap().containsKey(key);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int size() {
        return size;
    }
}
