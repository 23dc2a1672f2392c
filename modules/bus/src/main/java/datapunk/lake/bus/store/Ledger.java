package datapunk.lake.bus.store;

import datapunk.lake.bus.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The account of one import: for every file read = stored + duplicate + superseded + rejected.
 *
 * @param id the import
 * @param status how it stands
 * @param sample whether it holds the bundled made-up person
 * @param started UTC milliseconds
 * @param finished UTC milliseconds, if it has ended
 * @param message a sentence when something is to be said
 * @param files one line per content
 */
public record Ledger(
        UUID id,
        Status status,
        boolean sample,
        long started,
        Optional<Long> finished,
        Optional<String> message,
        List<FileLine> files)
        implements Payload {

    public Ledger {
        files = List.copyOf(files);
    }

    /** How an import or a file stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        /** The database is away; the import goes on when it is back. */
        WAITING,
        DONE,
        FAILED,
        CANCELLED,
        UNDONE
    }

    /**
     * One content and what became of its records.
     *
     * @param path as shown to people
     * @param format reader that read it
     * @param counts the balance
     * @param rejects number of rejects by reason
     * @param elements the source's own elements by its own names
     * @param observations what the records stated, by kind
     * @param partial whether it was damaged or cut
     * @param bytes uncompressed size read
     */
    public record FileLine(
            String path,
            String format,
            Status status,
            Counts counts,
            Map<String, Long> rejects,
            Map<String, Long> elements,
            Map<String, Long> observations,
            boolean partial,
            Optional<String> message,
            long bytes) {
        public FileLine {
            rejects = Map.copyOf(rejects);
            elements = Map.copyOf(elements);
            observations = Map.copyOf(observations);
        }
    }

    /**
     * The balance: {@code read = stored + duplicate + superseded + rejected}.
     *
     * @param read records read
     * @param stored new observations
     * @param duplicate same key and payload as one already there
     * @param superseded same key, another payload: both are kept
     * @param rejected in quarantine
     */
    public record Counts(long read, long stored, long duplicate, long superseded, long rejected) {
        /** Nothing. */
        public static final Counts ZERO = new Counts(0, 0, 0, 0, 0);

        /** The sum of both. */
        public Counts plus(Counts o) {
            return new Counts(
                    read + o.read,
                    stored + o.stored,
                    duplicate + o.duplicate,
                    superseded + o.superseded,
                    rejected + o.rejected);
        }
    }
}
