package datapunk.lake.cache.warm.guard;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Compares keys that may be warmed with the few that never are. A request is compared only with requests for keys of
 * the same stratum (kind and popularity), because a handful of hot keys in one group would say more about luck than
 * about warming; the strata are weighed by their requests. Older requests fade.
 */
public final class Control {
    private static final double FADE_AT = 100_000;
    private static final double CLUSTERED = 4;
    private static final double LEAST = 800;
    private static final double WORTH = .02;

    private final double[][] requests;
    private final double[][] hits;
    private final long[] allRequests = new long[2];
    private final long[] allHits = new long[2];
    private double total;

    /** Keys fall into so many strata. */
    public Control(int strata) {
        requests = new double[2][strata];
        hits = new double[2][strata];
    }

    /** A request. @param spared whether its key is never warmed */
    public void asked(boolean spared, int stratum, boolean hit) {
        int group = spared ? 1 : 0;
        allRequests[group]++;
        requests[group][stratum]++;
        if (hit) {
            allHits[group]++;
            hits[group][stratum]++;
        }
        if (++total > FADE_AT) {
            fade();
        }
    }

    private void fade() {
        total /= 2;
        for (int group = 0; group < 2; group++) {
            for (int i = 0; i < requests[group].length; i++) {
                requests[group][i] /= 2;
                hits[group][i] /= 2;
            }
        }
    }

    /** Begins the comparison anew. */
    public void clear() {
        for (int group = 0; group < 2; group++) {
            Arrays.fill(requests[group], 0);
            Arrays.fill(hits[group], 0);
        }
        total = 0;
    }

    /** Requests of a group since the start. */
    public long requests(boolean spared) {
        return allRequests[spared ? 1 : 0];
    }

    /** Hits of a group since the start. */
    public long hits(boolean spared) {
        return allHits[spared ? 1 : 0];
    }

    /** Gain in share of hits, from like keys; empty while there is too little to compare. */
    public OptionalDouble gain() {
        double[] found = compare();
        return found[2] < LEAST ? OptionalDouble.empty() : OptionalDouble.of(found[0]);
    }

    /** Twice the standard error of the gain, requests for one key not being independent. */
    public double error() {
        return 2 * Math.sqrt(compare()[1] * CLUSTERED);
    }

    /** Whether warming in all likelihood (five to one) gains less than two points. */
    public boolean idle() {
        OptionalDouble gain = gain();
        return gain.isPresent() && gain.getAsDouble() + error() / 2 < WORTH;
    }

    /** Gain, its variance, and spared requests compared. */
    private double[] compare() {
        double weight = 0;
        double gain = 0;
        double variance = 0;
        double compared = 0;
        for (int i = 0; i < requests[0].length; i++) {
            double n = requests[0][i];
            double m = requests[1][i];
            if (n >= 5 && m >= 5) {
                double p = hits[0][i] / n;
                double q = hits[1][i] / m;
                weight += n;
                gain += n * (p - q);
                variance += n * n * (spread(p) / n + spread(q) / m);
                compared += m;
            }
        }
        return weight == 0
                ? new double[] {0, 0, 0}
                : new double[] {gain / weight, variance / (weight * weight), compared};
    }

    private static double spread(double p) {
        return Math.max(p * (1 - p), .01);
    }
}
