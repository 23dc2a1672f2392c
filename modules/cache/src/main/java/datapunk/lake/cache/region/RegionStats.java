package datapunk.lake.cache.region;

/** What a region counted since it was made, and what it holds. */
public record RegionStats(Reads reads, Losses losses, Size size) {

    /**
     * Reads of users.
     *
     * @param heap found
     * @param warmed found for the first time after it was loaded ahead
     * @param misses not found
     * @param hitBytes bytes of what was found
     * @param missBytes bytes of what was brought because it was not found
     * @param savedMillis what loading what was found would have taken; the first read of a value that was loaded ahead
     *     saves nothing, its load was only earlier
     */
    public record Reads(long heap, long warmed, long misses, long hitBytes, long missBytes, double savedMillis) {
        /** All reads. */
        public long requests() {
            return heap + warmed + misses;
        }
    }

    /** What left or never came in, by {@link Leaving}; and what was {@link Kept#TOO_LARGE}. */
    public record Losses(long evictions, long expired, long changed, long notLetIn, long unread, long tooLarge) {}

    /** What is there. @param bytes with what is staged @param staged bytes not yet read by anybody */
    public record Size(long bytes, long staged, long answers) {}
}
