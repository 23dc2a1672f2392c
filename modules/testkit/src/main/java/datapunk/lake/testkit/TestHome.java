package datapunk.lake.testkit;

import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.PrivateRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The temporary folder of this JVM's servers, and what is to be done when the JVM ends (last come, first served). */
final class TestHome {
    private static final Logger LOG = Logger.getLogger(TestHome.class.getName());
    private static final String PREFIX = "lake-test-";
    private static final ConcurrentLinkedDeque<Ending> ENDINGS = new ConcurrentLinkedDeque<>();

    private TestHome() {}

    /** Something done once at the end. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private record Ending(String name, Action action) {}

    /** The folder, made at the first call; folders of JVMs which were killed are cleared away with their servers. */
    static Path ofThisJvm() {
        return Folder.PATH;
    }

    static void atEnd(String name, Action action) {
        Hook.install();
        ENDINGS.push(new Ending(name, action));
    }

    private static void end() {
        for (Ending ending = ENDINGS.poll(); ending != null; ending = ENDINGS.poll()) {
            try {
                ending.action().run();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "event=testkit.end_failed part=" + ending.name(), e);
            }
        }
    }

    /** Runs {@link #end} once. */
    private static final class Hook {
        static {
            Runtime.getRuntime().addShutdownHook(new Thread(TestHome::end, "lake-test-end"));
        }

        static void install() {}
    }

    private static final class Folder {
        static final Path PATH = make();

        private static Path make() {
            try {
                clearDead();
                Path made = Files.createTempDirectory(
                        PREFIX + ProcessHandle.current().pid() + "-");
                atEnd("folder", () -> delete(made));
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException("No folder for the test servers", e);
            }
        }

        private static void clearDead() throws IOException {
            List<Path> folders;
            try (var inside = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                folders = inside.filter(Folder::isDead).toList();
            }
            for (Path folder : folders) {
                PrivatePostgres.stopOrphan(folder);
                PrivateRedis.stopOrphan(folder);
                delete(folder);
            }
        }

        private static boolean isDead(Path folder) {
            String name = folder.getFileName().toString();
            if (!name.matches(PREFIX + "\\d{1,18}-.*")) {
                return false;
            }
            try {
                boolean ours = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
                long pid = Long.parseLong(name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length())));
                return ours && ProcessHandle.of(pid).isEmpty();
            } catch (IOException e) {
                return false;
            }
        }

        private static void delete(Path folder) throws IOException {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
