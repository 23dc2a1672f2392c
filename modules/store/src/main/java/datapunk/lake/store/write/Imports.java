package datapunk.lake.store.write;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Unended;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
import datapunk.lake.bus.store.WriteDoors.WishCancel;
import datapunk.lake.model.Owner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The beginning and the end of imports and of their files, within the caller's transaction. */
final class Imports {
    private static final String CHANGED = " was changed or taken away while its import was interrupted."
            + " What had been read before is kept; hand the file in again to get the rest.";

    private final Rows rows;

    Imports(Connection connection) {
        this.rows = new Rows(connection);
    }

    /** @param place data folder at which it is handed in */
    void open(OpenImport open, String place) throws SQLException {
        rows.update(
                "import_open",
                open.owner().shard(),
                open.id(),
                open.sample(),
                StoredJson.given(open.given()),
                place,
                Holds.FIRST);
    }

    /** @param place data folder of this process @param holds what this process holds */
    Unfinished unfinished(String place, Holds holds) throws SQLException {
        List<Unended> imports = new ArrayList<>();
        try (var s = rows.prepare("import_unfinished");
                var found = s.executeQuery()) {
            while (found.next()) {
                var id = found.getObject(2, UUID.class);
                var order = new OpenImport(
                        new Owner(found.getInt(1)), id, found.getBoolean(3), StoredJson.given(found.getString(4)));
                String at = found.getString(5);
                boolean here = at.isEmpty() || at.equals(place);
                imports.add(new Unended(order, holds.term(id), here, found.getBoolean(6)));
            }
        }
        return new Unfinished(imports);
    }

    /** @param term under which this process holds the import */
    FileState open(OpenFile open, long term) throws SQLException {
        int shard = open.owner().shard();
        rows.update("import_running", shard, open.id());
        if (!requireTerm(shard, open.id(), term)) {
            throw StretchCommit.ended();
        }
        if (rows.any("line_of_another", shard, open.id(), open.ordinal(), open.file())) {
            rows.update("line_changed", open.path() + CHANGED, shard, open.id(), open.ordinal());
            return new FileState(0, true);
        }
        rows.update("file_known", shard, open.file(), open.format());
        int opened = rows.update(
                "line_open", shard, open.id(), open.ordinal(), open.file(), open.path(), open.format(), open.bytes());
        try (var s = rows.prepare("line_read", shard, open.id(), open.ordinal());
                var found = s.executeQuery()) {
            found.next();
            if (opened == 0 && !found.getString(2).equals("running")) {
                return new FileState(found.getLong(3), true);
            }
            if (found.getLong(3) == 0 && found.getBoolean(4)) {
                rows.update("line_known", shard, open.id(), open.ordinal());
                return new FileState(0, true);
            }
            return new FileState(found.getLong(3), false);
        }
    }

    /**
     * Makes sure that no other process has taken up an import, now and until this transaction ends.
     *
     * @return whether the import has not ended
     */
    boolean requireTerm(int shard, UUID id, long term) throws SQLException {
        try (var s = rows.prepare("import_term", shard, id);
                var found = s.executeQuery()) {
            if (!found.next() || !found.getBoolean(1)) {
                return false;
            }
            if (found.getLong(2) != term) {
                throw new Fault(
                                Fault.Blame.LAKE,
                                WriteDoors.ELSEWHERE,
                                "Another process of the lake goes on with that import.")
                        .exception();
            }
            return true;
        }
    }

    /** Notes the wish to stop. */
    void cancel(WishCancel cancel) throws SQLException {
        int shard = cancel.owner().shard();
        if (rows.update("import_cancel", shard, cancel.id()) == 0) {
            throw (rows.any("import_known", shard, cancel.id())
                            ? Fault.user("import-not-running", "That import is not running.")
                            : Fault.missing("import-unknown", "There is no such import."))
                    .exception();
        }
    }

    /** @param term under which this process holds the import */
    void close(CloseImport close, long term) throws SQLException {
        requireTerm(close.owner().shard(), close.id(), term);
        rows.update(
                "import_close",
                StretchCommit.code(close.status()),
                close.message(),
                close.owner().shard(),
                close.id());
    }
}
