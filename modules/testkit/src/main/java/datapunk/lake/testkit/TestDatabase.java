package datapunk.lake.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database for tests: where it is and how to sign in.
 *
 * @param password empty where none is needed
 */
public record TestDatabase(String host, int port, String name, String user, String password) {

    /** Reads `postgresql://user:password@host:port/name`. */
    static TestDatabase parse(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getUserInfo() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    TestServers.DATABASE + " must look like postgresql://user:password@host:port/name");
        }
        String[] who = uri.getRawUserInfo().split(":", 2);
        return new TestDatabase(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                URLDecoder.decode(who[0], StandardCharsets.UTF_8),
                who.length > 1 ? URLDecoder.decode(who[1], StandardCharsets.UTF_8) : "");
    }

    /** `postgresql://user:password@host:port/name`. */
    public String url() {
        String secret = password.isEmpty() ? "" : ":" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return "postgresql://" + user + secret + "@" + host + ":" + port + "/" + name;
    }

    /** A new connection by the PostgreSQL driver; the caller closes it. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + name, properties);
    }

    /** The same server and role, another database. */
    TestDatabase named(String other) {
        return new TestDatabase(host, port, other, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + name;
    }
}
