package datapunk.lake.ingest.validate;

/** Whether a record can be true. */
public sealed interface Verdict {
    /** The only acceptance needed. */
    Accepted ACCEPTED = new Accepted();

    /** It can. */
    record Accepted() implements Verdict {}

    /**
     * It cannot.
     *
     * @param reason kebab-case code
     * @param field what is wrong
     * @param position byte offset of the record in its content
     */
    record Rejected(String reason, String field, long position) implements Verdict {}
}
