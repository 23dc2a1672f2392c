package datapunk.lake.cache.warm;

/** Where a candidate for warming came from. */
public enum WarmSource {
    /** What a reader's next move on the map or through the days would show. */
    MOVES,
    /** A change has just made the kept answer untrue. */
    INVALIDATED,
    /** Read at this hour of other days. */
    HABIT,
    /** Among the hottest before a restart. */
    RESTART
}
