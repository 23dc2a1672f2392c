package datapunk.lake.store.write;

import datapunk.lake.pg.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The imports that this process runs. Blocks; for any thread.
 *
 * <p>Whether the holder of an import is alive is told by an advisory lock of a session of its own: the server lets go of
 * it when the process dies, however it dies. Whether a holder still is the holder is told by the term in the row of the
 * import: whoever takes an import up adds one to it, and all writing to an import names the term of its writer and keeps
 * others from changing it until the commit. So a holder that has lost its session, after a restart of the database for
 * instance, may go on as long as nobody has taken over, and can commit nothing once somebody has.
 */
final class Holds implements AutoCloseable {
    /** The term of an import that no second process has taken up. */
    static final long FIRST = 1;

    private static final Logger LOG = Logger.getLogger(Holds.class.getName());
    private static final int ALIVE_SECONDS = 2;
    private static final int ANSWER_MILLIS = 10_000;

    private final Writers writers;
    private final ReentrantLock alone = new ReentrantLock();
    private final Map<UUID, Long> terms = new ConcurrentHashMap<>();
    private @Nullable Connection session;
    private boolean closed;

    Holds(Writers writers) {
        this.writers = writers;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The term under which this process holds an import, 0 when it does not. */
    long term(UUID id) {
        return terms.getOrDefault(id, 0L);
    }

    /** Holds an import that nobody knows yet. */
    void begin(UUID id) throws SQLException {
        inSession(c -> {
            if (lock(c, id)) {
                terms.put(id, FIRST);
            }
            return true;
        });
    }

    /** Takes up an import that no living process holds. @return its term, 0 when it is held or has ended */
    long claim(int shard, UUID id) throws SQLException {
        return inSession(c -> {
            if (terms.containsKey(id)) {
                return term(id);
            }
            if (!lock(c, id)) {
                return 0L;
            }
            try (var s = new Rows(c).prepare("hold_next_term", shard, id);
                    var found = s.executeQuery()) {
                if (found.next()) {
                    terms.put(id, found.getLong(1));
                    return found.getLong(1);
                }
            }
            unlock(c, id);
            return 0L;
        });
    }

    /** Makes sure that the session is there and what is held is locked in it; what others took up meanwhile is let go. */
    void renew() throws SQLException {
        inSession(c -> true);
    }

    /** Lets go of an import. */
    void release(UUID id) {
        alone.lock();
        try {
            Connection current = session;
            if (terms.remove(id) != null && current != null) {
                unlock(current, id);
            }
        } catch (SQLException e) {
            drop();
        } finally {
            alone.unlock();
        }
    }

    /** Lets go of everything, and holds nothing any more. */
    @Override
    public void close() {
        alone.lock();
        try {
            closed = true;
            terms.clear();
            drop();
        } finally {
            alone.unlock();
        }
    }

    private <T> T inSession(Work<T> work) throws SQLException {
        alone.lock();
        try {
            return work.on(session());
        } catch (SQLException e) {
            drop();
            throw e;
        } finally {
            alone.unlock();
        }
    }

    private Connection session() throws SQLException {
        Connection current = session;
        if (current != null && current.isValid(ALIVE_SECONDS)) {
            return current;
        }
        drop();
        if (closed) {
            throw new SQLException("This process has let go of its imports.", "57P01");
        }
        Connection fresh = writers.open();
        session = fresh;
        fresh.setAutoCommit(true);
        fresh.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        try (var s = fresh.createStatement()) {
            s.execute("set application_name = 'lake-imports'; set tcp_keepalives_idle = 5;"
                    + " set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3");
        }
        for (var held : terms.entrySet()) {
            if (!lockAgain(fresh, held.getKey(), held.getValue())) {
                terms.remove(held.getKey());
                LOG.warning(() -> "event=import-let-go import=" + held.getKey());
            }
        }
        return fresh;
    }

    /** Holds what was held before. @return false when another process holds it or has held it meanwhile */
    private static boolean lockAgain(Connection connection, UUID id, long term) throws SQLException {
        if (!lock(connection, id)) {
            return false;
        }
        if (new Rows(connection).any("hold_same_term", id, term)) {
            return true;
        }
        unlock(connection, id);
        return false;
    }

    private static boolean lock(Connection connection, UUID id) throws SQLException {
        try (var s = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            s.setLong(1, key(id));
            try (var rows = s.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection, UUID id) throws SQLException {
        try (var s = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            s.setLong(1, key(id));
            s.execute();
        }
    }

    /** Ids are random, so that two imports with one key are as good as impossible; they would wait for each other. */
    private static long key(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }

    private void drop() {
        Connection current = session;
        session = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.fine(() -> "event=close-failed " + e.getMessage());
            }
        }
    }
}
