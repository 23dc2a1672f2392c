package datapunk.lake.cache.replay;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came of a replay, over the days that count.
 *
 * @param contender who ran
 * @param afterRestart reads in the hours after a loss of all tiers
 * @param auc how well was predicted, where something was
 * @param quietMinutes minutes from the day asked for until an hour of which at most 30 loads ahead are never read
 */
public record ReplayReport(
        String contender,
        Reads reads,
        Reads afterRestart,
        Work work,
        Latency latency,
        OptionalDouble auc,
        long scored,
        OptionalLong quietMinutes) {

    /** Users' requests. */
    public record Reads(long requests, long hits, long bytes, long hitBytes) {
        /** Requests that were not answered from memory. */
        public long misses() {
            return requests - hits;
        }

        /** Share of requests answered from memory, percent. */
        public double hitPercent() {
            return percent(hits, requests);
        }

        /** Share of bytes answered from memory, percent. */
        public double byteHitPercent() {
            return percent(hitBytes, bytes);
        }
    }

    /**
     * What the database did.
     *
     * @param queries for users
     * @param ahead for the warmer
     * @param useful loads ahead that a user read before they left
     * @param late users' requests that had to wait for a load ahead
     */
    public record Work(long queries, double millis, long ahead, double aheadMillis, long useful, long late) {
        /** For users and warmer. */
        public long allQueries() {
            return queries + ahead;
        }

        /** For users and warmer. */
        public double allMillis() {
            return millis + aheadMillis;
        }

        /** Share of loads ahead that were read, percent; 0 without any. */
        public double usefulPercent() {
            return percent(useful, ahead);
        }
    }

    /** Simulated: 1 ms from memory, one more than the load otherwise. */
    public record Latency(double mean, double p95, double p99) {}

    /** Share of another's misses that this one has not, percent. */
    public double missesRemoved(ReplayReport base) {
        return 100 - percent(reads.misses(), base.reads.misses());
    }

    /** Queries beyond another's, percent of those. */
    public double extraQueries(ReplayReport base) {
        return percent(work.allQueries(), base.work.allQueries()) - 100;
    }

    /** Database time beyond another's, percent of that. */
    public double extraDatabaseTime(ReplayReport base) {
        return percent(work.allMillis(), base.work.allMillis()) - 100;
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
