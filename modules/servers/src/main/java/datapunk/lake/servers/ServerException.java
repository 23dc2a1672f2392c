package datapunk.lake.servers;

import java.util.Optional;

/** A private server that could not be found, started or kept; the message is a sentence for the person who runs the lake. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String mend;

    ServerException(String sentence) {
        this(sentence, "");
    }

    ServerException(String sentence, String mend) {
        super(mend.isEmpty() ? sentence : sentence + " Mend it with: " + mend);
        this.mend = mend;
    }

    ServerException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.mend = "";
    }

    /** The shell command that mends it, when there is one. */
    public Optional<String> mend() {
        return mend.isEmpty() ? Optional.empty() : Optional.of(mend);
    }
}
