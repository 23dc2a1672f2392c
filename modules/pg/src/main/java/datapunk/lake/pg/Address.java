package datapunk.lake.pg;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Where a PostgreSQL database is and how to sign in. {@link #toString} never shows the password.
 *
 * @param host name or IP address
 * @param port TCP port
 * @param database name of the database
 * @param user role
 * @param password its password, empty when none is needed
 */
public record Address(String host, int port, String database, String user, String password) {
    private static final int MOST_PORT = 65_535;

    /**
     * Reads {@code postgresql://user:password@host:port/database}.
     *
     * @throws IllegalArgumentException with a sentence when it is not such a URL
     */
    public static Address parse(String url) {
        URI uri = uri(url);
        if (uri.getScheme() == null
                || !uri.getScheme().startsWith("postgres")
                || uri.getHost() == null
                || uri.getPort() > MOST_PORT) {
            throw unreadable();
        }
        String[] who = uri.getRawUserInfo() == null
                ? new String[] {"lake"}
                : uri.getRawUserInfo().split(":", 2);
        String path = uri.getPath() == null ? "" : uri.getPath();
        return new Address(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                path.length() > 1 ? path.substring(1) : "lake",
                decoded(who[0]),
                who.length > 1 ? decoded(who[1]) : "");
    }

    /** Never names what stands in the URL or why it cannot be read: there is a password in it. */
    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "lake.database.url must look like postgresql://user:password@host:5432/database; in user and password"
                        + " write anything but letters and digits as %XX");
    }

    private static URI uri(String url) {
        try {
            return new URI(url.startsWith("jdbc:") ? url.substring(5) : url);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The JDBC URL without credentials, which stand in {@link #credentials}: a driver prints the URL when it fails. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** User and password for the JDBC driver. */
    public Properties credentials() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
