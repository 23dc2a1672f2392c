package datapunk.lake.formats.archive;

import java.io.IOException;

/** An archive, or an entry of it, goes beyond the {@link Limits}. The message is a sentence for the user. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
        super(why);
    }
}
