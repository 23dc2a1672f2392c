package datapunk.lake.cache.warm;

import java.time.Duration;

/**
 * How the warmer behaves.
 *
 * @param moves whether next moves are prefetched
 * @param background whether invalidated, habitual and once hot keys are warmed
 * @param seed of what is drawn at random
 */
public record WarmConfig(boolean moves, boolean background, Thresholds thresholds, Budget budget, long seed) {
    /** As measured: see the section Warming of docs/cache.md. */
    public static final WarmConfig DEFAULT = new WarmConfig(true, true, Thresholds.DEFAULT, Budget.DEFAULT, 1);

    /**
     * What a candidate must reach, and by when it must be asked for to count.
     *
     * @param moves least probability of a next move
     * @param background least probability of all others
     */
    public record Thresholds(double moves, double background, Duration movesHorizon, Duration backgroundHorizon) {
        /** .30 within 45 s, .10 within 15 min. */
        public static final Thresholds DEFAULT =
                new Thresholds(.30, .10, Duration.ofSeconds(45), Duration.ofMinutes(15));

        public Thresholds {
            if (!(moves > 0 && moves < 1 && background > 0 && background < 1)) {
                throw new IllegalArgumentException("thresholds of the warmer must lie between 0 and 1");
            }
        }
    }

    /**
     * The most the warmer may take.
     *
     * @param perMinute loads a minute
     * @param burst loads at once after a pause
     * @param bytesPerMinute bytes a minute
     * @param inFlight loads at the same time
     * @param demandShare share of the users' own queries that warming may add over ten minutes, at least 6 a minute
     */
    public record Budget(int perMinute, int burst, long bytesPerMinute, int inFlight, double demandShare) {
        /** 60 a minute, 30 at once, 8 MB a minute, two at a time, a quarter of demand. */
        public static final Budget DEFAULT = new Budget(60, 30, 8_000_000, 2, .25);

        public Budget {
            if (perMinute < 1 || burst < 1 || bytesPerMinute < 1 || inFlight < 1 || demandShare < 0) {
                throw new IllegalArgumentException("the budget of the warmer must be above 0");
            }
        }
    }

    /** The same with other switches. */
    public WarmConfig with(boolean moves, boolean background) {
        return new WarmConfig(moves, background, thresholds, budget, seed);
    }
}
