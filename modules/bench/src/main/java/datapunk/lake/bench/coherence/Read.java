package datapunk.lake.bench.coherence;

/**
 * One answer of one lake.
 *
 * @param lake number of the lake
 * @param register whose history it shows
 * @param begin when it was asked, nanoseconds
 * @param count fixes it shows
 */
record Read(int lake, int register, long begin, long count) {}
