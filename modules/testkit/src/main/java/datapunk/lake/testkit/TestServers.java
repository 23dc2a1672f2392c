package datapunk.lake.testkit;

import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostGIS and a real Redis for tests: those named by {@link #DATABASE} and {@link #REDIS}, else private ones which
 * are started at first use, once in a JVM, and stopped when it ends.
 */
public final class TestServers {
    /** Environment variable with the URL of a database whose role may create databases and extensions. */
    public static final String DATABASE = "LAKE_TEST_DATABASE";

    /** Environment variable with the URL of a Redis, `redis://host:port`. */
    public static final String REDIS = "LAKE_TEST_REDIS";

    private TestServers() {}

    /** A fresh database with PostGIS and nothing else in it; dropped when the JVM ends. */
    public static TestDatabase database() {
        try {
            return Postgres.DATABASES.fresh();
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh test database: " + e.getMessage(), e);
        }
    }

    /** `redis://127.0.0.1:PORT`; the test is skipped where no Redis is installed. Keys of other tests may be in it. */
    public static String redisUrl() {
        Assumptions.assumeFalse(Redis.URL.isEmpty(), "no redis-server on this machine");
        return Redis.URL;
    }

    /** The two variables under which another JVM finds the servers of this one; Redis is left out where there is none. */
    static Map<String, String> variables() {
        String database = Postgres.ADMIN.url();
        return Redis.URL.isEmpty() ? Map.of(DATABASE, database) : Map.of(DATABASE, database, REDIS, Redis.URL);
    }

    private static String given(String variable) {
        String value = System.getenv(variable);
        return value == null ? "" : value;
    }

    /** Begins at the first database asked for. */
    private static final class Postgres {
        static final TestDatabase ADMIN = admin();
        static final Databases DATABASES = databases();

        private static TestDatabase admin() {
            if (!given(DATABASE).isEmpty()) {
                return TestDatabase.parse(given(DATABASE));
            }
            var server = PrivatePostgres.start(TestHome.ofThisJvm(), ServerSettings.forTests());
            TestHome.atEnd("postgres", server::stop);
            return new TestDatabase(server.host(), server.port(), "postgres", server.user(), server.password());
        }

        private static Databases databases() {
            try {
                var databases = new Databases(ADMIN);
                if (!given(DATABASE).isEmpty()) {
                    TestHome.atEnd("databases", databases::dropAll);
                }
                return databases;
            } catch (SQLException e) {
                throw new IllegalStateException("The test server " + ADMIN + " cannot be used: " + e.getMessage(), e);
            }
        }
    }

    /** Begins at the first Redis asked for; the URL is empty where none is installed. */
    private static final class Redis {
        static final String URL = url();

        private static String url() {
            if (!given(REDIS).isEmpty()) {
                return given(REDIS);
            }
            var server = PrivateRedis.start(TestHome.ofThisJvm(), ServerSettings.forTests());
            server.ifPresent(running -> TestHome.atEnd("redis", running::stop));
            return server.map(PrivateRedis::url).orElse("");
        }
    }
}
