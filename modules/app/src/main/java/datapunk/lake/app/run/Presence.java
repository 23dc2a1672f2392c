package datapunk.lake.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * How commands find the lake that runs on a data folder: a file that only its owner can read.
 *
 * @param pid process
 * @param host address it listens on
 * @param port port of its API
 * @param key secret that lets this machine's owner in; new at every start
 * @param open whether the API needs no token
 */
public record Presence(long pid, String host, int port, String key, boolean open) {
    private static final String FILE = "run/server.properties";
    private static final long CLOCK_MILLIS = 10_000;

    /** Where this machine reaches it. */
    public URI url() {
        return switch (host) {
            case "0.0.0.0", "::", "127.0.0.1" -> URI.create("http://127.0.0.1:" + port);
            default -> URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port);
        };
    }

    /** Leaves the note. */
    public void write(Path data) {
        Path file = data.resolve(FILE);
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", Long.toString(started(pid)));
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("key", key);
        properties.setProperty("open", Boolean.toString(open));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    "server",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(fresh)) {
                properties.store(out, "The lake that runs on this data folder.");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the note away. */
    public static void remove(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a process began, epoch milliseconds, or 0: after a restart another one may have the same number. */
    private static long started(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** The lake that runs on a data folder, if one does. */
    public static Optional<Presence> of(Path data) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        long pid = Long.parseLong(properties.getProperty("pid", "0"));
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                && Math.abs(started(pid) - Long.parseLong(properties.getProperty("started", "0"))) < CLOCK_MILLIS;
        return alive
                ? Optional.of(new Presence(
                        pid,
                        properties.getProperty("host", "127.0.0.1"),
                        Integer.parseInt(properties.getProperty("port", "0")),
                        properties.getProperty("key", ""),
                        Boolean.parseBoolean(properties.getProperty("open", "false"))))
                : Optional.empty();
    }
}
