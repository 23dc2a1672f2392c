package datapunk.lake.store.write;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Advisory locks that a transaction holds to its end. Always taken in this order: the row of the import, rows of files
 * ascending, the line of the import, streams ascending, features, names of places and devices ascending, then the row of
 * the account's generation; the fold lock is never held together with them.
 */
final class Locks {
    private static final int FEATURES = 1;
    private static final int FOLD = 2;

    private Locks() {}

    /** Alone writes the blocks and support of one stream. */
    static void stream(Connection connection, int shard, long stream) throws SQLException {
        take(connection, shard, (int) (stream ^ stream >>> 32) | 4);
    }

    /** Alone writes the features of an account. */
    static void features(Connection connection, int shard) throws SQLException {
        take(connection, shard, FEATURES);
    }

    /** Alone writes cells and pyramid of an account. */
    static void fold(Connection connection, int shard) throws SQLException {
        take(connection, shard, FOLD);
    }

    private static void take(Connection connection, int shard, int what) throws SQLException {
        try (var s = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            s.setInt(1, shard);
            s.setInt(2, what);
            s.execute();
        }
    }
}
