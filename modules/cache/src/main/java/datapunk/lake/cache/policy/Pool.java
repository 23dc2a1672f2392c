package datapunk.lake.cache.policy;

import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * Entries in no order, of which one may be drawn at random. All in O(1).
 *
 * @param <S> its entries; one is in one pool at a time
 */
final class Pool<S extends Pool.Sample<?>> {
    /** How many are looked at to find a low one, which on average lies at the seventeenth part from below. */
    private static final int SAMPLES = 16;

    private final ArrayList<S> samples = new ArrayList<>();
    private final SplittableRandom random;

    /** An entry with its place in the pool and what it is worth to keep. */
    abstract static class Sample<K> extends Evicting.Entry<K> {
        private int place;
        double value;

        Sample(K key, long bytes) {
            super(key, bytes);
        }
    }

    Pool(long seed) {
        this.random = new SplittableRandom(seed);
    }

    void add(S sample) {
        Sample<?> placed = sample;
        placed.place = samples.size();
        samples.add(sample);
    }

    void remove(S sample) {
        S last = samples.removeLast();
        if (last != sample) {
            int place = ((Sample<?>) sample).place;
            samples.set(place, last);
            ((Sample<?>) last).place = place;
        }
    }

    int size() {
        return samples.size();
    }

    /** Any of them. */
    S any() {
        return samples.get(random.nextInt(samples.size()));
    }

    /** The one of least value among the newest and some drawn at random; of equals not the newest. */
    S low() {
        S low = samples.getLast();
        for (int i = 1; i < SAMPLES; i++) {
            S other = any();
            if (other.value <= low.value) {
                low = other;
            }
        }
        return low;
    }
}
