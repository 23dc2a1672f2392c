package datapunk.lake.model;

import org.jspecify.annotations.Nullable;

/**
 * A position at an instant in the lake's integers. Natural key: feed, time, longitude, latitude; the rest is payload.
 *
 * @param feed source family
 * @param time UTC instant, milliseconds since the epoch
 * @param lon longitude in 1e-7 degrees, -1,800,000,000 to 1,800,000,000
 * @param lat latitude in 1e-7 degrees, -900,000,000 to 900,000,000
 * @param fraction what lon and lat lack to the nine decimals the source may state: {@code 128 * lonE9part + latE9part}
 *     with parts from -50 to 50; 0 for most sources
 * @param quality scaled measurements
 * @param method {@link Method} code
 * @param device {@link Hash64} of the device's tag, or {@link Fix#NO_DEVICE}
 * @param samples nested motion guesses
 * @param attributes other payload as a JSON object in the form of {@link CleanJson}, or null
 * @param flags {@link Flags}
 * @param position byte offset of the record in its file
 */
public record Fix(
        Feed feed,
        long time,
        int lon,
        int lat,
        int fraction,
        Quality quality,
        int method,
        long device,
        ActivitySamples samples,
        @Nullable String attributes,
        int flags,
        long position)
        implements Observation {

    public Fix {
        attributes = attributes == null ? null : CleanJson.of(attributes);
    }

    /** The device of a fix whose source names none. */
    public static final long NO_DEVICE = 0;

    /** Milliseconds of a UTC day. */
    public static final long DAY = 86_400_000L;

    @Override
    public Kind kind() {
        return Kind.FIX;
    }

    /** UTC day as days since the epoch. */
    public int day() {
        return (int) Math.floorDiv(time, DAY);
    }

    /**
     * Measurements as the lake keeps them; {@link Quality#NONE} where nothing is stated.
     *
     * @param accuracy horizontal uncertainty, millimetres
     * @param verticalAccuracy millimetres
     * @param altitude millimetres
     * @param speed millimetres per second
     * @param course hundredths of a degree
     */
    public record Quality(int accuracy, int verticalAccuracy, int altitude, int speed, int course) {
        /** Nothing stated. */
        public static final int NONE = Integer.MIN_VALUE;
    }
}
