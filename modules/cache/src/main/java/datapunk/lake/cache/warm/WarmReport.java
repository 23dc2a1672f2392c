package datapunk.lake.cache.warm;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How warming does.
 *
 * @param sentence the state in words
 * @param perMinute loads a minute it may take
 * @param left loads it may take at once
 */
public record WarmReport(
        Status status,
        String sentence,
        Counts counts,
        Learning learning,
        int perMinute,
        int left,
        List<SourceReport> sources,
        ControlReport control) {

    public WarmReport {
        sources = List.copyOf(sources);
    }

    /** What the warmer is doing. */
    public enum Status {
        /** Warming. */
        ON,
        /** Switched off. */
        OFF,
        /** The database is busy; waits. */
        PAUSED,
        /** Keeps itself off, because it would not pay. */
        RESTING
    }

    /**
     * Loads ahead so far.
     *
     * @param loads all, from Redis or the database
     * @param queries those that asked the database
     * @param queryMillis what they cost it
     * @param useful read by somebody before they were evicted or untrue
     * @param wasted not read in time; the rest is undecided
     * @param late asked for while waiting or being loaded
     */
    public record Counts(long loads, long queries, double queryMillis, long useful, long wasted, long late) {
        /** Share of the decided loads that were useful. */
        public OptionalDouble usefulShare() {
            return useful + wasted == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) useful / (useful + wasted));
        }
    }

    /**
     * How well is predicted: area under the ROC curve, each prediction made before it was learned from.
     *
     * @param auc over both models
     * @param scored candidates scored
     * @param learned predictions that were resolved and learned from
     */
    public record Learning(
            OptionalDouble auc, OptionalDouble aucMoves, OptionalDouble aucBackground, long scored, long learned) {}

    /** One source. @param threshold what a candidate must reach now @param off whether it keeps itself off */
    public record SourceReport(WarmSource source, long loads, long useful, double threshold, boolean off) {}

    /** A group of keys. */
    public record Group(long requests, long hits) {
        /** Share of requests answered without loading. */
        public OptionalDouble hitRatio() {
            return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / requests);
        }
    }

    /**
     * Keys that may be warmed against the spared ones.
     *
     * @param gainPp how many points of hit ratio warming gains, compared among keys of the same kind and popularity
     */
    public record ControlReport(Group warmed, Group spared, OptionalDouble gainPp, String sentence) {}
}
