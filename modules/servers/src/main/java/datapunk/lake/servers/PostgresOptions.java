package datapunk.lake.servers;

import java.util.ArrayList;
import java.util.List;

/** The settings of a private PostgreSQL as words of its command line, which no file in the data folder can undo. */
final class PostgresOptions {
    private static final long MB = 1L << 20;

    private PostgresOptions() {}

    /** Words after `postgres -D DATA`. */
    static List<String> of(ServerSettings settings, int port, boolean linux) {
        var words = new ArrayList<>(List.of("-p", Integer.toString(port)));
        set(words, "listen_addresses", "127.0.0.1");
        set(words, "unix_socket_directories", "");
        set(words, "password_encryption", "scram-sha-256");
        set(words, "max_connections", Integer.toString(settings.maxConnections()));
        memory(words, settings.memoryBytes());
        set(words, "max_wal_size", "4GB");
        set(words, "checkpoint_timeout", "15min");
        set(words, "random_page_cost", "1.1");
        if (linux) {
            set(words, "effective_io_concurrency", "200");
        }
        set(words, "jit", "off");
        set(words, "timezone", "UTC");
        set(words, "log_timezone", "UTC");
        set(words, "logging_collector", "off");
        set(words, "log_destination", "stderr");
        String durable = settings.durable() ? "on" : "off";
        set(words, "fsync", durable);
        set(words, "synchronous_commit", durable);
        set(words, "full_page_writes", durable);
        return List.copyOf(words);
    }

    private static void memory(List<String> words, long bytes) {
        set(words, "shared_buffers", megabytes(bytes / 4, 16, 1024));
        set(words, "effective_cache_size", megabytes(bytes / 2, 32, 65_536));
        set(words, "maintenance_work_mem", megabytes(bytes / 16, 16, 256));
        set(words, "work_mem", megabytes(bytes / 256, 4, 16));
    }

    private static String megabytes(long bytes, long least, long most) {
        return Math.clamp(bytes / MB, least, most) + "MB";
    }

    private static void set(List<String> words, String name, String value) {
        words.add("-c");
        words.add(name + "=" + value);
    }
}
