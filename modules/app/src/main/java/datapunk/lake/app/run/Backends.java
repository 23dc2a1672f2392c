package datapunk.lake.app.run;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.PrivateRedis;
import datapunk.lake.servers.ServerSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The servers behind the lake: private ones under the data folder, which all processes on it use together, or those that
 * the configuration names.
 */
final class Backends implements AutoCloseable {
    private final String databaseUrl;
    private final Optional<String> redisUrl;
    private final Deque<AutoCloseable> own;

    private Backends(String databaseUrl, Optional<String> redisUrl, Deque<AutoCloseable> own) {
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.own = own;
    }

    /**
     * Starts what is needed and does not run yet.
     *
     * @throws datapunk.lake.servers.ServerException when a private server cannot start
     */
    static Backends start(LakeConfig config, Steps steps) {
        Deque<AutoCloseable> own = new ArrayDeque<>();
        config.databaseUrl().ifPresent(url -> steps.say("  PostgreSQL: the one that lake.database.url names"));
        String database = config.databaseUrl().orElseGet(() -> {
            var postgres = steps.step(
                    "private PostgreSQL",
                    () -> PrivatePostgres.share(config.data().resolve("postgres"), ServerSettings.forLake()));
            own.push(postgres);
            return postgres.url();
        });
        config.redisUrl().ifPresent(url -> steps.say("  Redis: the one that lake.redis.url names"));
        Optional<String> redis = config.redisUrl().isPresent()
                ? config.redisUrl()
                : steps.step(
                                "private Redis",
                                () -> PrivateRedis.share(config.data().resolve("redis"), ServerSettings.forLake()))
                        .map(server -> {
                            own.push(server);
                            return server.url();
                        });
        if (redis.isEmpty()) {
            steps.say("  no redis-server is installed: answers are kept in memory only");
        }
        return new Backends(database, redis, own);
    }

    String databaseUrl() {
        return databaseUrl;
    }

    Optional<String> redisUrl() {
        return redisUrl;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable server : own) {
            server.close();
        }
    }
}
