package datapunk.lake.bench.cache;

import datapunk.lake.cache.replay.ReplayReport;

/**
 * One replay.
 *
 * @param seed of the household; 0 for a log
 * @param part which comparison it belongs to
 * @param cpuSeconds of the thread that ran it
 */
record Run(long seed, Part part, ReplayReport report, double cpuSeconds) {
    /** Comparisons. */
    enum Part {
        /** All contenders on the trace as it is. */
        PLAIN,
        /** With and without the warmer on a trace that loses all structure halfway. */
        SHUFFLED,
        /** A change throws out what the product's rule says, not exactly what differs. */
        PRODUCT,
        /** A change throws out all of its owner's answers. */
        OWNER
    }
}
