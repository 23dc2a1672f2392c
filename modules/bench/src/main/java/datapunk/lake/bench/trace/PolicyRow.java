package datapunk.lake.bench.trace;

/**
 * What one policy did on one trace.
 *
 * @param trace name of the trace
 * @param entries size of the cache, entries
 * @param requests length of the trace
 * @param policy name of the policy
 * @param hits how many requests it could answer
 * @param expected how many it should have, as measured by others
 * @param tolerance how far the two may lie apart, percentage points of the requests
 * @param runs replays made until one was within the tolerance; of several the nearest is told
 */
public record PolicyRow(
        String trace, int entries, int requests, String policy, long hits, long expected, double tolerance, int runs) {

    /** Share of the requests that hit, per cent. */
    public double percent() {
        return 100.0 * hits / requests;
    }

    /** The share expected, per cent. */
    public double expectedPercent() {
        return 100.0 * expected / requests;
    }

    /** How far the hits lie beyond the tolerance, percentage points; 0 within it. */
    public double excess() {
        return Math.max(0, Math.abs(percent() - expectedPercent()) - tolerance);
    }
}
