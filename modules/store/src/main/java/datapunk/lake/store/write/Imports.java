package datapunk.lake.store.write;

import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
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

    void open(OpenImport open) throws SQLException {
        rows.update("import_open", open.owner().shard(), open.id(), open.sample(), StoredJson.given(open.given()));
    }

    Unfinished unfinished() throws SQLException {
        List<OpenImport> imports = new ArrayList<>();
        try (var s = rows.prepare("import_unfinished");
                var found = s.executeQuery()) {
            while (found.next()) {
                imports.add(new OpenImport(
                        new Owner(found.getInt(1)),
                        found.getObject(2, UUID.class),
                        found.getBoolean(3),
                        StoredJson.given(found.getString(4))));
            }
        }
        return new Unfinished(imports);
    }

    FileState open(OpenFile open) throws SQLException {
        int shard = open.owner().shard();
        rows.update("import_running", shard, open.id());
        if (!rows.any("import_open_share", shard, open.id())) {
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

    void close(CloseImport close) throws SQLException {
        rows.update(
                "import_close",
                StretchCommit.code(close.status()),
                close.message(),
                close.owner().shard(),
                close.id());
    }
}
