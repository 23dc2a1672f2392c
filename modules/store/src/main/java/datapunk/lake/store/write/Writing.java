package datapunk.lake.store.write;

import datapunk.lake.bus.Done;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.Appended;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.bus.store.WriteDoors.Held;
import datapunk.lake.bus.store.WriteDoors.HoldImport;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
import datapunk.lake.bus.store.WriteDoors.WishCancel;
import datapunk.lake.pg.Writers;
import java.sql.SQLException;
import java.util.Optional;

/** Everything that changes the lake, one transaction each. Blocks; for virtual threads. */
public final class Writing implements AutoCloseable {
    private final Writers writers;
    private final Holds holds;
    private final boolean hint;
    private final String place;

    /** Writes through these connections, on whichever data folder. @param hint whether every commit notifies others */
    public Writing(Writers writers, boolean hint) {
        this(writers, hint, "");
    }

    /**
     * Writes through these connections.
     *
     * @param hint whether every commit notifies other processes
     * @param place id of the data folder of this process, or empty
     */
    public Writing(Writers writers, boolean hint, String place) {
        this.writers = writers;
        this.holds = new Holds(writers);
        this.hint = hint;
        this.place = place;
    }

    /** Writes an import down, which this process then holds. */
    public Done open(OpenImport open) throws SQLException {
        holds.begin(open.id());
        boolean written = false;
        try {
            writers.transaction(c -> {
                new Imports(c).open(open, place);
                return Done.DONE;
            });
            written = true;
        } finally {
            if (!written) {
                holds.release(open.id());
            }
        }
        return Done.DONE;
    }

    /** The imports that have not ended. */
    public Unfinished unfinished() throws SQLException {
        holds.renew();
        return writers.transaction(c -> new Imports(c).unfinished(place, holds));
    }

    /** Claims an import that no living process holds. */
    public Held hold(HoldImport hold) throws SQLException {
        return new Held(holds.claim(hold.owner().shard(), hold.id()));
    }

    /** Notes the wish to stop an import. */
    public Done cancel(WishCancel cancel) throws SQLException {
        return writers.transaction(c -> {
            new Imports(c).cancel(cancel);
            return Done.DONE;
        });
    }

    /** Begins or takes up a content. */
    public FileState open(OpenFile open) throws SQLException {
        long term = holds.term(open.id());
        return writers.transaction(c -> new Imports(c).open(open, term));
    }

    /** Commits a stretch of records. */
    public Appended append(Append append) throws SQLException {
        long term = holds.term(append.id());
        return writers.transaction(c -> {
            new Imports(c).requireTerm(append.owner().shard(), append.id(), term);
            return new StretchCommit(c, append, hint).write();
        });
    }

    /** Ends an import. */
    public Done close(CloseImport close) throws SQLException {
        long term = holds.term(close.id());
        writers.transaction(c -> {
            new Imports(c).close(close, term);
            return Done.DONE;
        });
        holds.release(close.id());
        return Done.DONE;
    }

    /** Brings cells and pyramid up to all that is committed. */
    public Done fold(Fold fold) throws SQLException {
        int shard = fold.owner().shard();
        boolean more = true;
        while (more) {
            more = writers.transaction(c -> {
                Locks.fold(c, shard);
                return datapunk.lake.store.index.Fold.run(c, shard) > 0;
            });
        }
        return Done.DONE;
    }

    /** Removes an import. */
    public Undone undo(Undo undo) throws SQLException {
        UndoImport.Outcome outcome = writers.transaction(c -> new UndoImport(c, undo, hint).run());
        fold(new Fold(undo.owner()));
        return new Undone(outcome.removed(), outcome.change());
    }

    /** Lets go of all imports this process holds. */
    @Override
    public void close() {
        holds.close();
    }

    /** What undoing removed. @param removed observations that are gone @param change what became visible */
    public record Undone(long removed, Optional<Change> change) {}
}
