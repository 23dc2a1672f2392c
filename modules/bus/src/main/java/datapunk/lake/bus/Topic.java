package datapunk.lake.bus;

/**
 * A door where the owner tells what has happened, to any number of listeners.
 *
 * @param <E> event
 * @param address {@code owner.noun.verb}, past tense
 */
public record Topic<E extends Payload>(String address) {}
