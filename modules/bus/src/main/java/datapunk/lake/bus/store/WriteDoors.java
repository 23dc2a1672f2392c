package datapunk.lake.bus.store;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What ingest says to the store. Every answer means committed. */
public final class WriteDoors {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Writes down that an import was asked for; the process that asks holds it from then on. */
    public static final Call<OpenImport, Done> OPEN_IMPORT = new Call<>("store.import.open", SHORT);

    /** The imports that were asked for and have not ended, oldest first, and which of them this process holds. */
    public static final Call<AskUnfinished, Unfinished> UNFINISHED = new Call<>("store.imports.resume", SHORT);

    /** Claims an import that no living process holds. */
    public static final Call<HoldImport, Held> HOLD_IMPORT = new Call<>("store.import.hold", SHORT);

    /**
     * Notes the wish to stop an import for the process that runs it, whichever that is. Faults {@code import-unknown},
     * {@code import-not-running}.
     */
    public static final Call<WishCancel, Done> CANCEL_IMPORT = new Call<>("store.import.cancel", SHORT);

    /**
     * Begins, or takes up again, the line of one content in an import's ledger. Like all writing to an import it is
     * refused with {@link #ELSEWHERE} when another process has taken the import up.
     */
    public static final Call<OpenFile, FileState> OPEN_FILE = new Call<>("store.file.open", SHORT);

    /** Commits a stretch of records of one content: data, provenance, quarantine, ledger and checkpoint together. */
    public static final Call<Append, Appended> APPEND = new Call<>("store.observations.append", LONG);

    /** Ends an import. */
    public static final Call<CloseImport, Ledger> CLOSE_IMPORT = new Call<>("store.import.close", SHORT);

    /** Brings cells and pyramid up to what was committed. */
    public static final Call<Fold, Done> FOLD = new Call<>("store.index.fold", LONG);

    /** Removes an import and every observation that no other file supports. */
    public static final Call<Undo, Undone> UNDO = new Call<>("store.import.undo", LONG);

    /** Code of the fault of one who writes to an import that another process has taken up. */
    public static final String ELSEWHERE = "import-elsewhere";

    private WriteDoors() {}

    /** One file or folder that was handed in. @param path on this machine @param name as the person knows it */
    public record Given(String path, String name) {}

    /** Asks to write an import down. */
    public record OpenImport(Owner owner, UUID id, boolean sample, List<Given> given) implements Payload {
        public OpenImport {
            given = List.copyOf(given);
        }
    }

    /** Asks what has not ended. */
    public record AskUnfinished() implements Payload {}

    /** What has not ended. */
    public record Unfinished(List<Unended> imports) implements Payload {
        public Unfinished {
            imports = List.copyOf(imports);
        }
    }

    /**
     * An import that has not ended.
     *
     * @param term under which this process holds it, 0 when it does not
     * @param here whether it was handed in at a process on this data folder, so that its files should be in reach
     * @param cancelled whether someone wishes it to stop
     */
    public record Unended(OpenImport order, long term, boolean here, boolean cancelled) {}

    /** Asks to hold an import. */
    public record HoldImport(Owner owner, UUID id) implements Payload {}

    /**
     * Whether this process now holds it.
     *
     * @param term grows each time another process takes the import up, the first is 1; 0 when another process holds it
     *     or it has ended
     */
    public record Held(long term) implements Payload {}

    /** Asks to note the wish to stop. */
    public record WishCancel(Owner owner, UUID id) implements Payload {}

    /**
     * Asks to begin a content.
     *
     * @param ordinal its place in the import's ledger; the same content has the same place when resumed
     * @param file id made from the bytes: first 16 bytes of SHA-256 of the outer file's SHA-256 and the entry's path
     * @param path as shown to people
     * @param bytes size if known, else -1
     */
    public record OpenFile(Owner owner, UUID id, int ordinal, UUID file, String path, String format, long bytes)
            implements Payload {}

    /**
     * How far a content is.
     *
     * @param checkpoint records (with rejects) already committed by this import: skip as many
     * @param known whether the lake already holds all of these bytes, so that nothing needs reading; its line in this
     *     import's ledger is then already written
     */
    public record FileState(long checkpoint, boolean known) implements Payload {}

    /**
     * A stretch of records of one content.
     *
     * @param tables fixes by feed, in order of reading
     * @param features sparse observations, in order of reading
     * @param rejects what was rejected
     * @param from ordinal of the first record
     * @param to ordinal after the last: the checkpoint once committed
     * @param places names of the level-16 cells of the fixes
     * @param devices tag of each device id among the fixes, as the source writes it
     * @param end set when the content has been read to its end
     */
    public record Append(
            Owner owner,
            UUID id,
            UUID file,
            List<Table> tables,
            List<Feature> features,
            List<Rejected> rejects,
            long from,
            long to,
            Map<Long, PlaceName> places,
            Map<Long, String> devices,
            Optional<FileEnd> end)
            implements Payload {
        public Append {
            tables = List.copyOf(tables);
            features = List.copyOf(features);
            rejects = List.copyOf(rejects);
            places = Map.copyOf(places);
            devices = Map.copyOf(devices);
        }
    }

    /** Fixes of one feed. */
    public record Table(Feed feed, FixTable fixes) {}

    /** A rejected record. @param ordinal its place among the records of the content @param position byte offset */
    public record Rejected(long ordinal, String reason, String field, long position, String fragment) {}

    /**
     * How a content ended.
     *
     * @param elements the source's own elements by its own names
     * @param observations what its records stated, by kind
     * @param message a sentence when it is damaged or unreadable
     */
    public record FileEnd(
            Ledger.Status status,
            boolean partial,
            Optional<String> message,
            long bytes,
            Map<String, Long> elements,
            Map<String, Long> observations) {
        public FileEnd {
            elements = Map.copyOf(elements);
            observations = Map.copyOf(observations);
        }
    }

    /** What became of a stretch. @param change what became visible, if anything did */
    public record Appended(Ledger.Counts counts, Optional<Change> change) implements Payload {}

    /** Asks to end an import. */
    public record CloseImport(Owner owner, UUID id, Ledger.Status status, Optional<String> message)
            implements Payload {}

    /** Asks to bring the index up. */
    public record Fold(Owner owner) implements Payload {}

    /** Asks to undo. */
    public record Undo(Owner owner, UUID id) implements Payload {}

    /** What undoing removed. */
    public record Undone(long removed) implements Payload {}
}
