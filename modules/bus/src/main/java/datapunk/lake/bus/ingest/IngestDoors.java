package datapunk.lake.bus.ingest;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.Topic;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.model.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Where ingest is asked, and what it tells. */
public final class IngestDoors {
    /** Starts an import; answered once it is committed to the database as queued. Fault {@code file-missing}. */
    public static final Call<StartImport, Started> START = new Call<>("ingest.import.start", Duration.ofSeconds(30));

    /**
     * Stops a running import; what is committed stays. One that runs in another process stops a few seconds later. Faults
     * {@code import-not-running}, {@code import-unknown}.
     */
    public static final Call<CancelImport, Done> CANCEL = new Call<>("ingest.import.cancel", Duration.ofSeconds(10));

    /** Removes exactly what no other file supports. Faults {@code import-unknown}, {@code import-running}. */
    public static final Call<UndoImport, Undone> UNDO = new Call<>("ingest.import.undo", Duration.ofMinutes(10));

    /** How running imports get on, at most five times a second each. */
    public static final Topic<Progress> PROGRESSED = new Topic<>("ingest.import.progressed");

    /** An import has ended, for good or ill. */
    public static final Topic<Finished> FINISHED = new Topic<>("ingest.import.finished");

    private IngestDoors() {}

    /**
     * Asks for an import.
     *
     * @param files files and folders on this machine, with the name to show for each
     * @param sample whether they are the bundled sample
     */
    public record StartImport(Owner owner, List<Given> files, boolean sample) implements Payload {
        public StartImport {
            files = List.copyOf(files);
        }
    }

    /** A file or folder. @param name as the person knows it */
    public record Given(Path path, String name) {}

    /** The import begun. */
    public record Started(UUID id) implements Payload {}

    /** Asks to stop. */
    public record CancelImport(Owner owner, UUID id) implements Payload {}

    /** Asks to undo. */
    public record UndoImport(Owner owner, UUID id) implements Payload {}

    /** What undoing removed. @param removed observations that nothing supports any more */
    public record Undone(UUID id, long removed) implements Payload {}

    /**
     * How an import gets on.
     *
     * @param file path being read
     * @param bytes bytes of the given files read so far
     * @param totalBytes bytes of all given files
     * @param records records read so far
     * @param recordsPerSecond lately
     * @param etaSeconds seconds to go, -1 when unknown
     * @param stages records that have passed each stage
     * @param counts balance of what is committed so far
     */
    public record Progress(
            Owner owner,
            UUID id,
            Ledger.Status status,
            String file,
            long bytes,
            long totalBytes,
            long records,
            double recordsPerSecond,
            double etaSeconds,
            Stages stages,
            Ledger.Counts counts)
            implements Payload {}

    /** Records that have passed each stage. */
    public record Stages(long read, long validate, long transform, long enrich, long cache, long persist, long index) {}

    /** An import has ended. */
    public record Finished(Owner owner, Ledger ledger) implements Payload {}
}
