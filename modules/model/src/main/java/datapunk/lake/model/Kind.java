package datapunk.lake.model;

import java.util.Locale;

/** What an observation is about. */
public enum Kind {
    /** A position at an instant. */
    FIX,
    /** An interval at a place. */
    STAY,
    /** An interval between places, with a mode. */
    MOVE,
    /** A polyline without reliable vertex times. */
    PATH,
    /** A motion guess with candidates. */
    ACTIVITY_SAMPLE,
    /** A saved, labelled or frequent place. */
    PLACE,
    /** What the source remembers as a trip or a note over days. */
    MEMORY,
    /** What a device or its settings said about itself. */
    DEVICE_STATE;

    /** The name used in files, SQL and the API: lower case with underscores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #code}. */
    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
