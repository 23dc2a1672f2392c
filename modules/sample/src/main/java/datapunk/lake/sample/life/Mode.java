package datapunk.lake.sample.life;

/** How the person moves. */
public enum Mode {
    WALKING("WALKING", Activity.WALKING, 4.9, 1),
    HIKING("HIKING", Activity.WALKING, 3.6, 1),
    CYCLING("CYCLING", Activity.ON_BICYCLE, 16.5, 1),
    TRAM("IN_TRAM", Activity.IN_VEHICLE, 22, 1),
    TRAIN("IN_TRAIN", Activity.IN_VEHICLE, 95, 0.7),
    DRIVING("IN_PASSENGER_VEHICLE", Activity.IN_VEHICLE, 38, 1),
    FLYING("FLYING", Activity.IN_VEHICLE, 720, 1.2);

    private final String segment;
    private final Activity activity;
    private final double kmh;
    private final double sparseness;

    Mode(String segment, Activity activity, double kmh, double sparseness) {
        this.segment = segment;
        this.activity = activity;
        this.kmh = kmh;
        this.sparseness = sparseness;
    }

    /** The activityType of a segment. */
    public String segment() {
        return segment;
    }

    /** What a phone would say it is. */
    public Activity activity() {
        return activity;
    }

    /** Usual speed, metres a second. */
    public double speed() {
        return kmh / 3.6;
    }

    /** How many times longer than on foot a phone waits between two fixes. */
    public double sparseness() {
        return sparseness;
    }
}
