package datapunk.lake.cache.warm.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A model and the predictions that wait to come true: asked for within the horizon and before the next change, or not.
 * Each is learned from once, when that is known; of a key only one waits.
 *
 * @param <K> keys with equals and hashCode
 */
public final class Labels<K> {
    private static final int MOST = 30_000;

    private final Ftrl model;
    private final Auc auc = new Auc();
    private final Auc all;
    private final long horizon;
    private final Map<K, Sample<K>> open = new HashMap<>();
    private final Deque<Sample<K>> order = new ArrayDeque<>();
    private long learned;

    private static final class Sample<K> {
        final K key;
        final char[] features;
        final double p;
        final long until;

        Sample(K key, char[] features, double p, long until) {
            this.key = key;
            this.features = features;
            this.p = p;
            this.until = until;
        }
    }

    /** A model that says {@code prior} of everything. @param all told every prediction too */
    public Labels(double prior, long horizon, Auc all) {
        model = new Ftrl(prior);
        this.horizon = horizon;
        this.all = all;
    }

    /** How likely an example is. */
    public double predict(Example example) {
        return model.predict(example.features(), example.count());
    }

    /** A prediction was made. */
    public void predicted(K key, Example example, double p, long now) {
        if (open.size() < MOST && !open.containsKey(key)) {
            var sample = new Sample<>(key, Arrays.copyOf(example.features(), example.count()), p, now + horizon);
            open.put(key, sample);
            order.add(sample);
        }
    }

    /** It is known what became of the key. */
    public void resolve(K key, boolean asked) {
        Sample<K> sample = open.remove(key);
        if (sample != null) {
            learn(sample, asked);
        }
    }

    /** Time passed. */
    public void expire(long now) {
        for (Sample<K> first = order.peek(); first != null && first.until <= now; first = order.peek()) {
            order.poll();
            if (open.remove(first.key, first)) {
                learn(first, false);
            }
        }
    }

    private void learn(Sample<K> sample, boolean label) {
        auc.add(sample.p, label);
        all.add(sample.p, label);
        model.learn(sample.features, sample.features.length, label);
        learned++;
    }

    /** Forgets what waits of these keys. */
    public void forget(Predicate<? super K> keys) {
        open.keySet().removeIf(keys);
        order.removeIf(sample -> keys.test(sample.key));
    }

    /** How many predictions came true or did not. */
    public long learned() {
        return learned;
    }

    /** The model. */
    public Ftrl model() {
        return model;
    }

    /** How well it ranks. */
    public Auc auc() {
        return auc;
    }
}
