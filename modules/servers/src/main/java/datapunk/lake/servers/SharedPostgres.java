package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** The private PostgreSQL as something to share. */
record SharedPostgres(Path folder, ServerSettings settings) implements SharedServer.Kind {

    /** Its address once its keeper has prepared it. */
    @Override
    public Optional<String> answering() throws IOException {
        var files = new PostgresFolder(folder);
        OptionalInt port = Port.in(files.portFile());
        if (port.isEmpty() || files.isNew() || !Files.exists(folder.resolve("secret"))) {
            return Optional.empty();
        }
        String password = files.secret();
        try (Connection lake = PrivatePostgres.connect(port.getAsInt(), password, PrivatePostgres.DATABASE);
                var statement = lake.createStatement();
                var rows = statement.executeQuery("select from pg_extension where extname = 'postgis'")) {
            return rows.next() ? Optional.of(PrivatePostgres.url(port.getAsInt(), password)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public SharedServer.Kept keep(FolderLock claim) {
        return PrivatePostgres.keep(claim, folder, settings);
    }

    @Override
    public void stopOrphan() {
        PrivatePostgres.stopOrphan(folder.resolve("..").normalize());
    }
}
