package datapunk.lake.cache.warm;

import java.io.Serial;

/** A snapshot that cannot be read; the message says what to expect. */
public final class SnapshotException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SnapshotException(String sentence) {
        super(sentence);
    }
}
