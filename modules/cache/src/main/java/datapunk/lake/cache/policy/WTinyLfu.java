package datapunk.lake.cache.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * W-TinyLFU as the Caffeine library has it: a small window of new keys before a segmented main part, and a sketch of
 * four-bit counters that lets a key from the window into the main part only if it was asked for more often than the one
 * that would have to go. The window's share follows the hit ratio.
 *
 * <p>Einziger, Friedman, Manes: TinyLFU: A Highly Efficient Cache Admission Policy, ACM Transactions on Storage 13(4),
 * 2017; Einziger, Eytan, Friedman, Manes: Adaptive Software Cache Management, Middleware 2018.
 *
 * <p>The library works on its queues in the background; here it does so in the caller's thread and at once, so the bound
 * holds after every operation. It chooses at random, rarely and with a seed nobody can set, so runs differ a little.
 */
public final class WTinyLfu<K> implements Policy<K> {
    /** What an answer weighs, roughly, bytes. */
    private static final int ANSWER = 8_192;

    private Cache<K, Worth> cache;
    private Consumer<? super K> leaving = key -> {};
    private boolean weighing;
    private long bound;
    private long bytes;
    private int size;

    /** At most {@code bound} bytes. */
    public WTinyLfu(long bound) {
        this.bound = bound;
        this.cache = counting();
    }

    /** As long as everything weighs 1 the library counts, which it does a little better than weighing. */
    private Cache<K, Worth> counting() {
        return expecting(bound).maximumSize(bound).build();
    }

    private Cache<K, Worth> weighing() {
        return expecting(bound / ANSWER)
                .maximumWeight(bound)
                .weigher((K key, Worth worth) -> (int) worth.bytes())
                .build();
    }

    /**
     * The library's sketch is laid out for as many entries as are expected. It forgets all it counted whenever they
     * outgrow it, and the more it expects the longer it takes until counts fade and the window moves.
     */
    private Caffeine<K, Worth> expecting(long entries) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .initialCapacity((int) Math.clamp(entries, 16, 16_384))
                .evictionListener(this::evicted);
    }

    private void evicted(@Nullable K key, @Nullable Worth worth, RemovalCause cause) {
        if (key != null && worth != null) {
            gone(worth);
            leaving.accept(key);
        }
    }

    private void gone(Worth worth) {
        bytes -= worth.bytes();
        size--;
    }

    private void weigh() {
        weighing = true;
        Map<K, Worth> coldestFirst = cache.policy().eviction().orElseThrow().coldest(Integer.MAX_VALUE);
        cache = weighing();
        cache.putAll(coldestFirst);
    }

    @Override
    public String name() {
        return "w-tiny-lfu";
    }

    @Override
    public void hit(K key) {
        var unused = cache.getIfPresent(key);
    }

    @Override
    public void admit(K key, Worth worth, Consumer<? super K> leaving) {
        if (worth.bytes() > Integer.MAX_VALUE) {
            leaving.accept(key); // the library weighs in ints
            return;
        }
        this.leaving = leaving;
        if (!weighing && worth.bytes() != 1) {
            weigh();
        }
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
        this.bound = bound;
        this.leaving = leaving;
        cache.policy().eviction().orElseThrow().setMaximum(bound);
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
