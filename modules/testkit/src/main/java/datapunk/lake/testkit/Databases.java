package datapunk.lake.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh databases with PostGIS on one server, copied from a template which is made once. */
final class Databases {
    private static final String TEMPLATE = "lake_test_template";
    private static final long TEMPLATE_LOCK = 7_366_100_341L;

    private final TestDatabase admin;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    /**
     * Uses a server and makes the template if it is not there.
     *
     * @param admin a database of a role that may create databases; nobody may be connected to the template
     */
    Databases(TestDatabase admin) throws SQLException {
        this.admin = admin;
        try (Connection connection = admin.connect()) {
            execute(connection, "select pg_advisory_lock(" + TEMPLATE_LOCK + ")");
            if (!exists(connection)) {
                makeTemplate(connection);
            }
        }
    }

    /** A database nobody else uses. */
    TestDatabase fresh() throws SQLException {
        String name = "lake_test_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet();
        try (Connection connection = admin.connect()) {
            execute(connection, "drop database if exists " + name + " with (force)");
            execute(connection, "create database " + name + " template " + TEMPLATE);
        }
        made.add(name);
        return admin.named(name);
    }

    /** Drops all it made, whoever is still connected. */
    void dropAll() throws SQLException {
        try (Connection connection = admin.connect()) {
            for (String name = made.poll(); name != null; name = made.poll()) {
                execute(connection, "drop database if exists " + name + " with (force)");
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select from pg_database where datname = '" + TEMPLATE + "'")) {
            return rows.next();
        }
    }

    private void makeTemplate(Connection connection) throws SQLException {
        String making = TEMPLATE + "_making";
        execute(connection, "drop database if exists " + making + " with (force)");
        execute(connection, "create database " + making + " template template0 encoding 'UTF8'");
        try (Connection inside = admin.named(making).connect()) {
            execute(inside, "create extension postgis");
        }
        execute(connection, "alter database " + making + " rename to " + TEMPLATE);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
