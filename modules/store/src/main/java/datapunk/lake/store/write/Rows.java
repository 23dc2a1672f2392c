package datapunk.lake.store.write;

import datapunk.lake.bus.store.Change;
import datapunk.lake.pg.Sql;
import datapunk.lake.store.change.ChangeLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the small statements kept beside this class with values in order. */
final class Rows {
    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /** Prepares a statement; the caller closes it. Values: Integer, Long, Boolean, String, UUID, byte[], int[], long[], Optional. */
    PreparedStatement prepare(String name, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(Sql.of(Rows.class, name));
        bind(statement, values);
        return statement;
    }

    /** Sets all values of a statement; a NUL character, which PostgreSQL cannot hold, is replaced. */
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            if (value instanceof Optional<?> optional) {
                value = optional.orElse(null);
            }
            if (value instanceof String text) {
                value = text.replace('\u0000', '\ufffd');
            }
            statement.setObject(i + 1, value);
        }
    }

    /** Runs it. @return number of rows */
    int update(String name, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(name, values)) {
            return s.executeUpdate();
        }
    }

    /** Runs it and tells whether there is a row. */
    boolean any(String name, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(name, values);
                var rows = s.executeQuery()) {
            return rows.next();
        }
    }

    /** Runs it and gives the number that it returns. */
    long number(String name, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(name, values);
                var rows = s.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Writes a change into the log and forgets the oldest. @param hint whether other processes are notified */
    Change log(Change change, boolean hint) throws SQLException {
        int shard = change.owner().shard();
        long generation = change.generation();
        any(
                "change_log",
                shard,
                generation,
                change.isEverything(),
                change.days(),
                change.cells(),
                shard,
                generation - ChangeLog.KEPT,
                hint,
                shard + ":" + generation);
        return change;
    }

    /** An array of uuids for this connection. */
    java.sql.Array uuids(java.util.Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
