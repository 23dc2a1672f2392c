package datapunk.lake.cache.shadow;

import java.util.OptionalDouble;

/**
 * What one policy did with the requests for sampled keys.
 *
 * @param policy its name
 * @param costMillis what the loads of all requests would take without any cache
 * @param savedMillis what those of the hits would take
 */
public record ShadowStats(
        String policy, long requests, long hits, long bytes, long hitBytes, double costMillis, double savedMillis) {

    /** Share of requests that were hits, if there were any. */
    public OptionalDouble hitRatio() {
        return share(hits, requests);
    }

    /** Share of bytes that were hits, if there were any. */
    public OptionalDouble byteHitRatio() {
        return share(hitBytes, bytes);
    }

    /** Seconds of database time that the whole region would have saved, by the sample. */
    public double secondsSaved() {
        return savedMillis * ShadowCache.ONE_IN / 1_000;
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
