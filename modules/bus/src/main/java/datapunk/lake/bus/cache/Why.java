package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Why the answer to a question is cached, or is not.
 *
 * @param question the question in words
 * @param region where its answer is kept
 * @param resident whether it is in memory
 * @param bytes its weight, if it is
 * @param sentence what it comes down to
 * @param events what became of it lately, newest first
 */
public record Why(
        String question, String region, boolean resident, OptionalLong bytes, String sentence, List<Event> events)
        implements Payload {
    public Why {
        events = List.copyOf(events);
    }

    /** Something that became of it. @param sentence with the figures that decided */
    public record Event(Instant at, What what, String sentence) {}

    /** What became of an answer. */
    public enum What {
        LOADED,
        WARMED,
        EVICTED,
        INVALIDATED,
        EXPIRED,
        NOT_KEPT
    }
}
