package datapunk.lake.app.run;

import datapunk.lake.servers.Living;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How commands find a process of the lake that runs on a data folder: a note that only its owner can read,
 * {@code run/server.properties} of the first one and {@code run/joined-PORT.properties} of those that joined it.
 *
 * @param pid process
 * @param host address it listens on
 * @param port port of its API
 * @param key secret that lets this machine's owner in; new at every start
 * @param open whether the API needs no token
 * @param joined whether it joined a lake that ran already
 */
public record Presence(long pid, String host, int port, String key, boolean open, boolean joined) {
    private static final String FOLDER = "run";
    private static final String MAIN = "server.properties";
    private static final String JOINED = "joined-";
    private static final String ENDING = ".properties";
    private static final long CLOCK_MILLIS = 10_000;

    /** Where this machine reaches it. */
    public URI url() {
        return switch (host) {
            case "0.0.0.0", "::", "127.0.0.1" -> URI.create("http://127.0.0.1:" + port);
            default -> URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port);
        };
    }

    private Path file(Path data) {
        return data.resolve(FOLDER).resolve(joined ? JOINED + port + ENDING : MAIN);
    }

    /** Leaves the note. */
    public void write(Path data) {
        Path file = file(data);
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
                    "note",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(fresh)) {
                properties.store(out, "A process of the lake that runs on this data folder.");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the note away. */
    public void remove(Path data) {
        try {
            Files.deleteIfExists(file(data));
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

    /** A process of the lake on a data folder: the first one while it lives, else one that joined. */
    public static Optional<Presence> of(Path data) {
        return all(data).stream().findFirst();
    }

    /** All living processes of the lake on a data folder: the first one, then those that joined by port. */
    public static List<Presence> all(Path data) {
        List<Presence> found = new ArrayList<>();
        for (Path note : notes(data)) {
            read(note).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Presence::joined).thenComparing(Presence::port));
        return found;
    }

    /** Takes away the notes of processes that are dead. */
    static void forgetDead(Path data) {
        for (Path note : notes(data)) {
            if (read(note).isEmpty()) {
                note.toFile().delete();
            }
        }
    }

    private static List<Path> notes(Path data) {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Presence::isNote).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNote(Path file) {
        String name = file.getFileName().toString();
        return name.equals(MAIN) || name.startsWith(JOINED) && name.endsWith(ENDING);
    }

    private static Optional<Presence> read(Path note) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(note)) {
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        long pid = Long.parseLong(properties.getProperty("pid", "0"));
        boolean alive = Living.is(pid)
                && Math.abs(started(pid) - Long.parseLong(properties.getProperty("started", "0"))) < CLOCK_MILLIS;
        return alive
                ? Optional.of(new Presence(
                        pid,
                        properties.getProperty("host", "127.0.0.1"),
                        Integer.parseInt(properties.getProperty("port", "0")),
                        properties.getProperty("key", ""),
                        Boolean.parseBoolean(properties.getProperty("open", "false")),
                        !note.endsWith(MAIN)))
                : Optional.empty();
    }
}
