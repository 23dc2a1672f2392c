package datapunk.lake.cache.replay.log;

/** A request log that cannot be used; the message is a sentence for the operator. */
public final class RequestLogException extends Exception {
    private static final long serialVersionUID = 1;

    RequestLogException(String sentence) {
        super(sentence);
    }
}
