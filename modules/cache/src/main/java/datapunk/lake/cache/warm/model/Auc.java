package datapunk.lake.cache.warm.model;

import java.util.OptionalDouble;

/**
 * Area under the ROC curve of a stream of predictions: the chance that a random positive got a higher probability than
 * a random negative. Counts both in 512 bins of the log-odds; older predictions fade, with half of the weight on the
 * last 200,000.
 */
public final class Auc {
    private static final int BINS = 512;
    private static final double HALF = 200_000;

    private final double[] positives = new double[BINS];
    private final double[] negatives = new double[BINS];
    private double total;

    /** Adds a prediction and what came true. */
    public void add(double p, boolean label) {
        double odds = Math.log(Math.max(p, 1e-9) / Math.max(1 - p, 1e-9));
        int bin = (int) Math.clamp((odds + 12) * (BINS / 24.0), 0, BINS - 1);
        (label ? positives : negatives)[bin]++;
        if (++total > 2 * HALF) {
            fade();
        }
    }

    private void fade() {
        total = 0;
        for (int i = 0; i < BINS; i++) {
            positives[i] /= 2;
            negatives[i] /= 2;
            total += positives[i] + negatives[i];
        }
    }

    /** The area; empty while there are no positives or no negatives. */
    public OptionalDouble value() {
        double below = 0;
        double pairs = 0;
        double all = 0;
        for (int i = 0; i < BINS; i++) {
            pairs += positives[i] * (below + negatives[i] / 2);
            below += negatives[i];
            all += positives[i];
        }
        return all == 0 || below == 0 ? OptionalDouble.empty() : OptionalDouble.of(pairs / (all * below));
    }
}
