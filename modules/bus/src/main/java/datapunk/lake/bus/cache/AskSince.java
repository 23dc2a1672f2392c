package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.Question;

/**
 * A question of someone who has seen the owner's lake at some generation, in this process or in another, and wants no
 * older answer.
 *
 * @param since that generation; 0 for none
 */
public record AskSince(Question question, long since) implements Payload {}
