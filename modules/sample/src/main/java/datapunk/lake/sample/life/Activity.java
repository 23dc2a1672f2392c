package datapunk.lake.sample.life;

/** What a phone can think its owner is doing. */
public enum Activity {
    STILL,
    WALKING,
    ON_FOOT,
    ON_BICYCLE,
    IN_VEHICLE,
    UNKNOWN
}
