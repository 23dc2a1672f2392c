package datapunk.lake.pg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Brings a schema up to date by numbered {@code .sql} files that are never edited once released. Each runs in a
 * transaction of its own; several processes may start at once.
 */
public final class Migrations {
    private static final long LOCK = 0x6c616b65L;
    private final Class<?> beside;
    private final List<String> names;

    /** Migrations of these names, in this order, kept beside the class. */
    public Migrations(Class<?> beside, List<String> names) {
        this.beside = beside;
        this.names = List.copyOf(names);
    }

    /**
     * Applies what is missing.
     *
     * @return how many were applied
     * @throws SQLException when one fails, or when a released one was edited
     */
    public int apply(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement s = connection.createStatement()) {
            s.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                s.execute("create table if not exists migration ("
                        + "name text primary key, sha256 text not null, applied timestamptz not null default now())");
                return applyMissing(connection, s);
            } finally {
                s.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private int applyMissing(Connection connection, Statement s) throws SQLException {
        Map<String, String> applied = new HashMap<>();
        try (var rows = s.executeQuery("select name, sha256 from migration")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        int count = 0;
        for (String name : names) {
            String sql = Sql.of(beside, name);
            String hash = hash(sql);
            String known = applied.get(name);
            if (known == null) {
                applyOne(connection, name, sql, hash);
                count++;
            } else if (!known.equals(hash)) {
                throw new SQLException(
                        "The migration " + name
                                + " was changed after it had been applied; use the version of the lake that made this database.");
            }
        }
        return count;
    }

    private static void applyOne(Connection connection, String name, String sql, String hash) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement s = connection.createStatement();
                var insert = connection.prepareStatement("insert into migration (name, sha256) values (?, ?)")) {
            s.execute(sql);
            insert.setString(1, name);
            insert.setString(2, hash);
            insert.execute();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
