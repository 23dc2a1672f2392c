package datapunk.lake.cache.warm.guard;

import java.util.Arrays;

/** A sum over the last ten minutes, in steps of ten seconds. */
public final class Rolling {
    private static final int STEPS = 60;
    private static final long STEP = 10_000;

    private final double[] sums = new double[STEPS];
    private long step = Long.MIN_VALUE;
    private double total;

    /** Adds to the sum. */
    public void add(double amount, long now) {
        advance(now);
        sums[(int) Math.floorMod(step, (long) STEPS)] += amount;
        total += amount;
    }

    /** The sum of the last ten minutes. */
    public double sum(long now) {
        advance(now);
        return total;
    }

    private void advance(long now) {
        long target = Math.floorDiv(now, STEP);
        if (step == Long.MIN_VALUE || target - step >= STEPS) {
            Arrays.fill(sums, 0);
            total = 0;
            step = target;
        }
        while (step < target) {
            step++;
            int i = (int) Math.floorMod(step, (long) STEPS);
            total -= sums[i];
            sums[i] = 0;
        }
    }
}
