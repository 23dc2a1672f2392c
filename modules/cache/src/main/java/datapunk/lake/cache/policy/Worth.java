package datapunk.lake.cache.policy;

/**
 * What a policy may know of a value.
 *
 * @param bytes weight, above 0
 * @param costMillis what loading it took, milliseconds; 1 when unknown
 */
public record Worth(long bytes, double costMillis) {
    /** Weight and cost of 1, for caches that are counted in entries. */
    public static final Worth ONE = new Worth(1, 1);

    public Worth {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a weight must be above 0, not " + bytes);
        }
    }
}
