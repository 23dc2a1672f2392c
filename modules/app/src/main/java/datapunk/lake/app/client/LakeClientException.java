package datapunk.lake.app.client;

/** The lake could not do what was asked; the message is a sentence for the person who asked. */
public final class LakeClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public LakeClientException(String message) {
        super(message);
    }
}
