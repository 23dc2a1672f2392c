package datapunk.lake.cache.warm.model;

import java.nio.ByteBuffer;

/**
 * Logistic regression over hashed features that learns one example at a time: FTRL-proximal. Each weight has a learning
 * rate of its own that shrinks as the weight gathers evidence, and stays exactly 0 until the evidence exceeds λ₁, so
 * that chance hits of rare features are not believed. Weights are worked out from two sums when they are needed:
 * 2 × 4 bytes a feature, no window of examples is kept.
 *
 * <p>McMahan et al.: Ad Click Prediction: a View from the Trenches, KDD 2013.
 */
public final class Ftrl {
    /** Number of weights; features are hashed into them. */
    public static final int SIZE = 1 << 15;

    /** Feature that every example should have; it begins at the prior instead of 0. */
    public static final int BIAS = 0;

    private static final double ALPHA = .08;
    private static final double BETA = 1;
    private static final double L1 = .3;
    private static final double L2 = 1;

    private final float[] z = new float[SIZE];
    private final float[] n = new float[SIZE];

    /** A model that says {@code prior} of everything. */
    public Ftrl(double prior) {
        double weight = Math.log(prior / (1 - prior));
        z[BIAS] = (float) -(weight * (BETA / ALPHA + L2) + Math.copySign(L1, weight));
    }

    /** Probability of an example with these features, each present once. @param count how many of the array count */
    public double predict(char[] features, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weight(features[i]);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The weight of a feature. */
    public double weight(int feature) {
        double sum = z[feature];
        double size = Math.abs(sum);
        if (size <= L1) {
            return 0;
        }
        double rate = (BETA + Math.sqrt(n[feature])) / ALPHA + L2;
        return (sum > 0 ? L1 - size : size - L1) / rate;
    }

    /** Learns from an example. @return the probability it would have said before */
    public double learn(char[] features, int count, boolean label) {
        double p = predict(features, count);
        double gradient = p - (label ? 1 : 0);
        double square = gradient * gradient;
        for (int i = 0; i < count; i++) {
            int f = features[i];
            double sigma = (Math.sqrt(n[f] + square) - Math.sqrt(n[f])) / ALPHA;
            z[f] += (float) (gradient - sigma * weight(f));
            n[f] += (float) square;
        }
        return p;
    }

    /** Bytes that {@link #write} takes. */
    public static int bytes() {
        return SIZE * 8;
    }

    /** Writes all weights. */
    public void write(ByteBuffer out) {
        out.asFloatBuffer().put(z).put(n);
        out.position(out.position() + bytes());
    }

    /** Takes over weights that were written. */
    public void read(ByteBuffer in) {
        in.asFloatBuffer().get(z).get(n);
        in.position(in.position() + bytes());
    }
}
