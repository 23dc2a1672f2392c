package datapunk.lake.cache.region;

/** What became of a value that was brought to a region. */
public enum Kept {
    KEPT,
    /** Larger than an eighth of the region, or than the staging area; it is served and counted. */
    TOO_LARGE,
    /** The policy found everything else worth more. */
    NOT_LET_IN
}
