package datapunk.lake.bus;

/** It is done and committed; there is nothing more to say. */
public record Done() implements Payload {
    /** The only one needed. */
    public static final Done DONE = new Done();
}
