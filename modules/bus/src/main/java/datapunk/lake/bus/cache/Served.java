package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer and how far it can be trusted.
 *
 * @param answer as it was computed, at {@code answer.generation()}
 * @param generation state of the owner's lake at which the answer still holds, at least that of the answer; who sends
 *     it along with the next question is never told anything older
 * @param staleSince set while the database cannot be asked: the answer was true then, and later commits are not known
 */
public record Served(Answer answer, long generation, Optional<Instant> staleSince) implements Payload {}
