package datapunk.lake.formats;

import java.util.Optional;

/**
 * What a walk over a file meets: the file itself, or each entry when it is an archive. Implemented by the ingest room,
 * called by {@link Walk} in the order of the bytes, on one thread.
 */
public interface Intake {

    /**
     * A content is about to be read. For an archive the sink gets nothing itself; empty skips all of its entries.
     *
     * @return where to put its records, or empty to skip it (already known, or nobody can read it)
     */
    Optional<Sink> enter(Item item);

    /** The content has been read, skipped or given up. @param item the same object that was entered */
    void leave(Item item, Outcome outcome);

    /** How far the walk has come. @param bytes bytes of the outer file read so far */
    void progress(long bytes);

    /**
     * One content.
     *
     * @param path name of the file, or {@code archive.zip!/Takeout/…} inside an archive (any nesting)
     * @param format format of the reader that will read it, {@code zip}/{@code tgz}/{@code tar} for an archive as a
     *     whole, or {@code unknown} for what nobody reads or what is refused
     * @param bytes uncompressed size, or -1 when not known beforehand
     * @param message for what nobody reads: a sentence naming what it is and what was expected
     */
    record Item(String path, String format, long bytes, Optional<String> message) {}

    /** How the reading of one content ended. */
    sealed interface Outcome {
        /** Read to its end. @param bytes uncompressed bytes read */
        record Complete(long bytes) implements Outcome {}

        /**
         * Damaged or cut, or an archive with such an entry: what came before is kept.
         *
         * @param why a sentence for the user
         */
        record Partial(long bytes, String why) implements Outcome {}

        /** Nothing could be read. @param why a sentence for the user that says what to do */
        record Failed(String why) implements Outcome {}

        /** Passed over on request of the intake, or an entry that nobody reads. */
        record Skipped() implements Outcome {}
    }
}
