package datapunk.lake.store.schema;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.pg.Address;
import datapunk.lake.pg.Migrations;
import datapunk.lake.pg.SqlFaults;
import datapunk.lake.pg.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The migrations of the lake's schema, kept as {@code .sql} files beside this class. */
public final class Schema {
    /** All migrations, oldest first; a released one is never edited. */
    public static final List<String> MIGRATIONS =
            List.of("V001_first_light", "V002_change_log", "V003_several_processes");

    private Schema() {}

    /**
     * Makes a database fit for the lake: PostGIS is there and all migrations are applied. Blocks.
     *
     * @return how many migrations were applied
     * @throws datapunk.lake.bus.FaultException with a sentence that says what to do
     */
    public static int prepare(Writers writers) {
        try (Connection connection = writers.open()) {
            connection.setAutoCommit(true);
            requirePostgis(connection);
            return new Migrations(Schema.class, MIGRATIONS).apply(connection);
        } catch (SQLException e) {
            throw understood(SqlFaults.of(e), writers.address());
        }
    }

    private static FaultException understood(FaultException e, Address address) {
        if (!e.fault().code().equals(SqlFaults.AWAY)) {
            return e;
        }
        return Fault.outside(
                        SqlFaults.AWAY,
                        "No PostgreSQL answers at " + address.host() + ":" + address.port()
                                + "; start it, or correct lake.database.url.")
                .exception();
    }

    private static void requirePostgis(Connection connection) throws SQLException {
        try (var s = connection.createStatement()) {
            if (isInstalled(s)) {
                return;
            }
            try {
                s.execute("create extension if not exists postgis");
            } catch (SQLException e) {
                if (!isInstalled(s)) { // unless another process has just done it
                    throw Fault.outside(
                                    "postgis-not-enabled",
                                    "PostGIS is not enabled in this database and this role may not enable it. As a"
                                            + " superuser run: create extension postgis;")
                            .exception();
                }
            }
        }
    }

    private static boolean isInstalled(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(
                "select installed_version is not null from pg_available_extensions where name = 'postgis'")) {
            if (!rows.next()) {
                throw Fault.outside(
                                "postgis-missing",
                                "This PostgreSQL has no PostGIS. Install it on the database server (Debian:"
                                        + " apt-get install postgresql-15-postgis-3), then start the lake again.")
                        .exception();
            }
            return rows.getBoolean(1);
        }
    }
}
