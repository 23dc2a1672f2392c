package datapunk.lake.formats;

import datapunk.lake.model.SourceRecord;

/** Where a reader puts what it finds. Every call may block until there is room. Used by one thread at a time. */
public interface Sink {

    /** A record as the source stated it. */
    void record(SourceRecord record);

    /** Counts source elements by the source's own name ({@code locations}, {@code trkpt} …), for the ledger. */
    void element(String name, long count);

    /** Counts one source element. */
    default void element(String name) {
        element(name, 1);
    }

    /**
     * A record that cannot be understood; it goes to quarantine.
     *
     * @param reason kebab-case code, for instance {@code time-missing}
     * @param field the source's name of the guilty field, or empty
     * @param position byte offset of the record in the content
     * @param fragment the beginning of the record as text, at most a few hundred characters
     */
    void reject(String reason, String field, long position, String fragment);

    /** The content ended early or is damaged; what came before is kept. @param why a sentence for the user */
    void partial(String why);
}
