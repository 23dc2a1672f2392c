package datapunk.lake.bus;

import java.time.Duration;

/**
 * A door to ask at: one question, one answer, before a deadline. The constant is the only place that knows the address.
 *
 * @param <Q> question
 * @param <A> answer
 * @param address {@code owner.noun.verb}, imperative
 * @param deadline longest wait for the answer
 */
public record Call<Q extends Payload, A extends Payload>(String address, Duration deadline) {}
