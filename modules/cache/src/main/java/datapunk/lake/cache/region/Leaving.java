package datapunk.lake.cache.region;

/** Why a key is not in a region any more. */
public enum Leaving {
    /** For others, by choice of the policy. */
    EVICTED,
    /** Older than the region allows. */
    EXPIRED,
    /** A commit made it untrue. */
    CHANGED,
    /** The policy found everything else worth more. */
    NOT_LET_IN,
    /** Loaded ahead, and others came before anybody read it. */
    UNREAD
}
