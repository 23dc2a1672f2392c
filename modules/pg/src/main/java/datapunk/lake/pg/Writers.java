package datapunk.lake.pg;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The few JDBC connections for bulk writing, where the reactive client has no COPY. For virtual threads: borrowing
 * waits. A connection that failed is closed and not used again.
 */
public final class Writers implements AutoCloseable {
    private final Address address;
    private final Semaphore permits;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** At most {@code size} connections to this database. */
    public Writers(Address address, int size) {
        this.address = address;
        this.permits = new Semaphore(size, true);
    }

    /** Where they lead to. */
    public Address address() {
        return address;
    }

    /** Work in one transaction. */
    public interface Work<T> {
        /** Does it; the transaction is committed when this returns and rolled back when it throws. */
        T in(Connection connection) throws SQLException;
    }

    /** Runs the work in a transaction of its own. */
    public <T> T transaction(Work<T> work) throws SQLException {
        permits.acquireUninterruptibly();
        try {
            Connection connection = borrow();
            boolean healthy = false;
            try {
                T result = work.in(connection);
                connection.commit();
                healthy = true;
                return result;
            } finally {
                giveBack(connection, healthy);
            }
        } finally {
            permits.release();
        }
    }

    private Connection borrow() throws SQLException {
        Connection connection = idle.poll();
        while (connection != null) {
            if (connection.isValid(2)) {
                return connection;
            }
            quietly(connection);
            connection = idle.poll();
        }
        return open();
    }

    /** A new connection with autocommit off, which the caller closes. */
    public Connection open() throws SQLException {
        var properties = address.credentials();
        properties.setProperty("ApplicationName", "lake-writer");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private void giveBack(Connection connection, boolean healthy) {
        if (healthy) {
            idle.add(connection);
            return;
        }
        quietly(connection);
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            java.util.logging.Logger.getLogger(Writers.class.getName()).fine("event=close-failed " + e.getMessage());
        }
    }

    @Override
    public void close() {
        for (Connection c = idle.poll(); c != null; c = idle.poll()) {
            quietly(c);
        }
    }
}
