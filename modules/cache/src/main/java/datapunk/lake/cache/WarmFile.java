package datapunk.lake.cache;

import datapunk.lake.cache.warm.SnapshotException;
import datapunk.lake.cache.warm.Warmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file that holds what the warmer has learned; it is written aside and moved, so that it is whole or not there. */
final class WarmFile {
    private static final Logger LOG = Logger.getLogger(WarmFile.class.getName());
    private static final long LARGEST = 64 << 20;

    private final Path file;

    WarmFile(Path file) {
        this.file = file;
    }

    /** Its bytes, if there is one that can be read. Blocks. */
    Optional<byte[]> read() {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "event=warm-snapshot-unread file=" + file, e);
            return Optional.empty();
        }
    }

    /** Gives a warmer what was learned. @return a sentence if that cannot be used */
    Optional<String> restore(Warmer warmer, byte[] bytes) {
        try {
            warmer.restore(bytes);
            warmer.restarted(List.of());
            return Optional.empty();
        } catch (SnapshotException e) {
            String notice = file.getFileName() + ": " + e.getMessage() + " Warming begins to learn anew.";
            LOG.warning("event=warm-snapshot-refused why=\"" + e.getMessage() + "\"");
            return Optional.of(notice);
        }
    }

    /** Writes it. Blocks. @return whether it could be written */
    boolean write(byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "warm", ".part");
            try {
                Files.write(fresh, bytes);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "event=warm-snapshot-unwritten file=" + file, e);
            return false;
        }
    }
}
