package datapunk.lake.bench;

import datapunk.lake.servers.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The plain way: psql's binary COPY of the same rows into a table with the indexes such a table needs. */
final class Reference {
    private static final String TABLE = """
            drop table if exists points;
            create table points (
                device_id bigint not null,
                ts        timestamptz not null,
                geom      geometry(Point, 4326) not null,
                accuracy  real,
                altitude  real,
                speed     real,
                attrs     jsonb,
                primary key (device_id, ts)
            );
            create index points_geom on points using gist (geom);
            create index points_ts on points using brin (ts);
            checkpoint;
            """;

    private final PrivatePostgres postgres;

    Reference(PrivatePostgres postgres) {
        this.postgres = postgres;
    }

    /** A connection to the database, autocommit on. */
    Connection connect() {
        var properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database(),
                    properties);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the empty table. */
    void prepare() {
        run(TABLE);
    }

    /** Runs statements. */
    void run(String sql) {
        try (Connection c = connect();
                var s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only number of a query. */
    long number(String sql) {
        try (Connection c = connect();
                var s = c.createStatement();
                var rows = s.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies the rows of a binary COPY file in, by psql. */
    void copy(Path rows) throws IOException, InterruptedException {
        var psql = new ProcessBuilder(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                postgres.host(),
                "-p",
                String.valueOf(postgres.port()),
                "-U",
                postgres.user(),
                "-d",
                postgres.database(),
                "-c",
                "\\copy points from '" + rows + "' with (format binary)");
        psql.environment().put("PGPASSWORD", postgres.password());
        psql.inheritIO();
        if (psql.start().waitFor() != 0) {
            throw new IOException("psql could not copy the reference rows");
        }
    }
}
