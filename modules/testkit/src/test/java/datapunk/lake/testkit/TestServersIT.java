package datapunk.lake.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TestServersIT {
    @Test
    void everyDatabaseIsFreshAndHasPostgis() throws Exception {
        TestDatabase one = TestServers.database();
        TestDatabase two = TestServers.database();
        assertNotEquals(one.name(), two.name());
        try (var connection = one.connect()) {
            connection.createStatement().execute("create table only_here (g geometry)");
        }
        try (var connection = two.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select to_regclass('only_here') is null, postgis_version()")) {
            rows.next();
            assertTrue(rows.getBoolean(1));
            assertTrue(rows.getString(2).startsWith("3"));
        }
    }

    @Test
    void theUrlLeadsToTheSameDatabase() throws Exception {
        TestDatabase database = TestServers.database();
        assertEquals(database, TestDatabase.parse(database.url()));
        assertFalse(!database.password().isEmpty() && database.toString().contains(database.password()));
    }

    @Test
    void redisAnswers() throws Exception {
        URI url = URI.create(TestServers.redisUrl());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write("PING\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertEquals('+', socket.getInputStream().read());
        }
    }
}
