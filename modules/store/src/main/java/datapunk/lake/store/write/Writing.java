package datapunk.lake.store.write;

import datapunk.lake.bus.Done;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.Appended;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
import datapunk.lake.pg.Writers;
import java.sql.SQLException;
import java.util.Optional;

/** Everything that changes the lake, one transaction each. Blocks; for virtual threads. */
public final class Writing {
    private final Writers writers;
    private final boolean hint;

    /** Writes through these connections. @param hint whether every commit notifies other processes */
    public Writing(Writers writers, boolean hint) {
        this.writers = writers;
        this.hint = hint;
    }

    /** Writes an import down. */
    public Done open(OpenImport open) throws SQLException {
        return writers.transaction(c -> {
            new Imports(c).open(open);
            return Done.DONE;
        });
    }

    /** The imports that have not ended. */
    public Unfinished unfinished() throws SQLException {
        return writers.transaction(c -> new Imports(c).unfinished());
    }

    /** Begins or takes up a content. */
    public FileState open(OpenFile open) throws SQLException {
        return writers.transaction(c -> new Imports(c).open(open));
    }

    /** Commits a stretch of records. */
    public Appended append(Append append) throws SQLException {
        return writers.transaction(c -> new StretchCommit(c, append, hint).write());
    }

    /** Ends an import. */
    public Done close(CloseImport close) throws SQLException {
        return writers.transaction(c -> {
            new Imports(c).close(close);
            return Done.DONE;
        });
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

    /** What undoing removed. @param removed observations that are gone @param change what became visible */
    public record Undone(long removed, Optional<Change> change) {}
}
