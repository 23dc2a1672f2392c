package datapunk.lake.model;

import java.util.OptionalLong;

/**
 * When something was, in UTC milliseconds since the epoch, half-open.
 *
 * @param start first instant, absent for what has no time (a saved place)
 * @param end first instant after it, absent for an instant
 */
public record Span(OptionalLong start, OptionalLong end) {

    /** No time at all. */
    public static final Span TIMELESS = new Span(OptionalLong.empty(), OptionalLong.empty());

    /** One instant. */
    public static Span at(long instant) {
        return new Span(OptionalLong.of(instant), OptionalLong.empty());
    }

    /** From {@code start} until {@code end}; a zero length is kept as an interval. */
    public static Span between(long start, long end) {
        return new Span(OptionalLong.of(start), OptionalLong.of(end));
    }
}
