package datapunk.lake.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting of the lake but those of the cache, which the cache reads itself. */
public enum Setting {
    /** Folder of everything the lake keeps. */
    DATA("lake.data", "data"),
    /** Address to listen on. */
    HOST("lake.host", "127.0.0.1"),
    /** Port to listen on; 0 takes a free one. */
    PORT("lake.port", "8080"),
    /** Whether the API needs no token; only on a loopback address. */
    OPEN("lake.open", "false"),
    /** PostgreSQL to use instead of a private one. */
    DATABASE_URL("lake.database.url", ""),
    /** Connections for questions. */
    DATABASE_POOL("lake.database.pool", "8"),
    /** Redis to use instead of a private one. */
    REDIS_URL("lake.redis.url", ""),
    /** Largest upload, bytes. */
    UPLOAD_BYTES("lake.upload.bytes", "64g"),
    /** Log level: SEVERE, WARNING, INFO, FINE. */
    LOG_LEVEL("lake.log.level", "INFO");

    private final String key;
    private final String fallback;

    Setting(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    /** Name in configuration files. */
    public String key() {
        return key;
    }

    /** Value when nothing is said. */
    public String fallback() {
        return fallback;
    }

    /** Name in the environment. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The setting of this key. */
    public static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    /** All keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
