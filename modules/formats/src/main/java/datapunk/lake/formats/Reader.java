package datapunk.lake.formats;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one format of other people's files. A reader holds no state between files, never sees Vert.x, SQL or the
 * meaning of a file name, and is added to the lake by one line (see {@link Readers}). It is public with a constructor
 * that takes nothing. One bad record never stops it.
 */
public interface Reader {

    /** Stable name of the format, kebab case, for instance {@code google-records}. */
    String format();

    /**
     * How sure this reader is that the content is its own.
     *
     * @param head the beginning of the content
     * @return 0 (not mine) to 100 (certain)
     */
    int certainty(Head head);

    /**
     * Reads to the end and pushes everything into the sink; blocks when the sink is full, which is all the
     * back-pressure it needs to know. Damage that ends the reading early is told to {@link Sink#partial}.
     *
     * @param in the content from its first byte; the reader does not close it
     * @throws IOException only when the bytes themselves cannot be had
     */
    void read(InputStream in, Sink sink) throws IOException;
}
