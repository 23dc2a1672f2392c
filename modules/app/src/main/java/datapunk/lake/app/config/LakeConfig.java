package datapunk.lake.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/**
 * How the lake runs.
 *
 * @param data folder of everything it keeps, absolute
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param open whether the API needs no token
 * @param databaseUrl PostgreSQL to use; a private one when empty
 * @param databasePool connections for questions
 * @param redisUrl Redis to use; a private one when empty
 * @param cache settings of the cache as they were given, by key; the cache reads them itself and passes over what is wrong
 * @param uploadBytes largest upload
 * @param logLevel least level that is logged
 */
public record LakeConfig(
        Path data,
        String host,
        int port,
        boolean open,
        Optional<String> databaseUrl,
        int databasePool,
        Optional<String> redisUrl,
        Map<String, String> cache,
        long uploadBytes,
        String logLevel) {

    private static final String CACHE = "lake.cache.";

    public LakeConfig {
        cache = Map.copyOf(cache);
        try {
            Level.parse(logLevel);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "lake.log.level must be SEVERE, WARNING, INFO or FINE, not \"" + logLevel + "\".");
        }
    }

    /**
     * The configuration of this process: its environment, then {@code config/lake.properties} (or the file that
     * {@code LAKE_CONFIG} names), then {@code lake.properties} in the data folder.
     *
     * @throws ConfigException when a value is wrong
     */
    public static LakeConfig read(Map<String, String> environment) {
        Settings settings = Settings.of(environment)
                .with(Path.of(environment.getOrDefault("LAKE_CONFIG", "config/lake.properties")));
        Path data = Path.of(settings.text(Setting.DATA).orElse("data"))
                .toAbsolutePath()
                .normalize();
        return of(settings.with(data.resolve("lake.properties")), data);
    }

    private static LakeConfig of(Settings s, Path data) {
        return new LakeConfig(
                data,
                s.text(Setting.HOST).orElse("127.0.0.1"),
                (int) s.number(Setting.PORT, 0, 65_535),
                s.flag(Setting.OPEN),
                s.text(Setting.DATABASE_URL),
                (int) s.number(Setting.DATABASE_POOL, 1, 100),
                s.text(Setting.REDIS_URL),
                s.beneath(CACHE),
                s.number(Setting.UPLOAD_BYTES, 1 << 20, 1L << 42),
                s.text(Setting.LOG_LEVEL).orElse("INFO"));
    }

    /** The same without asking for a token. */
    public LakeConfig opened() {
        return new LakeConfig(
                data, host, port, true, databaseUrl, databasePool, redisUrl, cache, uploadBytes, logLevel);
    }

    /** The same on another port. */
    public LakeConfig onPort(int other) {
        return new LakeConfig(
                data, host, other, open, databaseUrl, databasePool, redisUrl, cache, uploadBytes, logLevel);
    }
}
