package datapunk.lake.model;

import org.jspecify.annotations.Nullable;

/**
 * A position at an instant as the source stated it, WGS 84.
 *
 * @param feed source family
 * @param time UTC instant in milliseconds since the epoch, floored from what the source stated
 * @param lonE9 longitude in 1e-9 degrees; not yet checked for range
 * @param latE9 latitude in 1e-9 degrees; not yet checked for range
 * @param motion accuracy, altitude, speed and course in SI units
 * @param method how the source says it was found (GPS, WIFI, CELL …), as written, or null
 * @param device the source's own tag of the device, or null when it names none
 * @param samples motion guesses nested in the record
 * @param attributes everything else that is kept, as a JSON object, or null
 * @param flags {@link Flags} raised while reading
 * @param position byte offset of the record in its file
 */
public record PositionRecord(
        Feed feed,
        long time,
        long lonE9,
        long latE9,
        Motion motion,
        @Nullable String method,
        @Nullable String device,
        ActivitySamples samples,
        @Nullable String attributes,
        int flags,
        long position)
        implements SourceRecord {}
