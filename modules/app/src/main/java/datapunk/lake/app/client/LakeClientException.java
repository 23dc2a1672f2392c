package datapunk.lake.app.client;

/** The lake could not do what was asked; the message is a sentence for the person who asked. */
public final class LakeClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /** Says why. @param passing whether the lake says that asking again later helps */
    public LakeClientException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether asking again later helps. */
    public boolean passing() {
        return passing;
    }
}
