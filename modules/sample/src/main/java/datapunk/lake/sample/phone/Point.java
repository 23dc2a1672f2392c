package datapunk.lake.sample.phone;

import datapunk.lake.sample.life.Activity;
import java.util.Arrays;

/** One fix of a phone; the tracker fills the same object again and again, so whoever wants to keep it copies. */
public final class Point {
    /** How a position was found. */
    public enum Source {
        WIFI,
        GPS,
        CELL
    }

    /** No altitude, velocity or heading. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int MOST_ACTIVITIES = 6;

    long millis;
    int latE7;
    int lonE7;
    int accuracy;
    int altitude;
    int verticalAccuracy;
    int velocity;
    int heading;
    Source source = Source.WIFI;
    int activityCount;
    final Activity[] activities = new Activity[MOST_ACTIVITIES];
    final int[] confidences = new int[MOST_ACTIVITIES];

    Point() {
        Arrays.fill(activities, Activity.UNKNOWN);
    }

    /** UTC milliseconds; no two fixes are in the same second. */
    public long millis() {
        return millis;
    }

    /** Latitude in 1e-7 degrees. */
    public int latE7() {
        return latE7;
    }

    /** Longitude in 1e-7 degrees. */
    public int lonE7() {
        return lonE7;
    }

    /** Radius in metres. */
    public int accuracy() {
        return accuracy;
    }

    /** Metres, or {@link #NONE}; then there is no vertical accuracy either. */
    public int altitude() {
        return altitude;
    }

    /** Metres. */
    public int verticalAccuracy() {
        return verticalAccuracy;
    }

    /** Metres a second, or {@link #NONE}; then there is no heading either. */
    public int velocity() {
        return velocity;
    }

    /** Degrees clockwise from north. */
    public int heading() {
        return heading;
    }

    /** How the position was found. */
    public Source source() {
        return source;
    }

    /** How many guesses at the activity there are, the likeliest first; 0 when it was not sampled. */
    public int activityCount() {
        return activityCount;
    }

    /** A guess. */
    public Activity activity(int index) {
        return activities[index];
    }

    /** How likely a guess is, percent. */
    public int confidence(int index) {
        return confidences[index];
    }
}
