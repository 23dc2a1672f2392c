package datapunk.lake.web.upload;

import datapunk.lake.bus.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of uploads: {@code HASH.part} while bytes arrive, {@code HASH/NAME} once they are all there and their
 * SHA-256 is {@code HASH}. Blocks; for worker threads.
 */
final class UploadFolder {
    /** Bytes that must stay free besides what an upload brings. */
    private static final long RESERVE = 64L * 1024 * 1024;

    private final Path folder;
    private final FreeSpace free;

    /** How much room there is. */
    interface FreeSpace {
        /** Bytes that may still be written in a folder. */
        long in(Path folder) throws IOException;
    }

    UploadFolder(Path folder, FreeSpace free) {
        this.folder = folder;
        this.free = free;
    }

    Path part(String hash) {
        return folder.resolve(hash + ".part");
    }

    /** Bytes already here. */
    long offset(String hash) throws IOException {
        Optional<Path> whole = whole(hash);
        if (whole.isPresent()) {
            return Files.size(whole.get());
        }
        return Files.exists(part(hash)) ? Files.size(part(hash)) : 0;
    }

    private Optional<Path> whole(String hash) throws IOException {
        Path home = folder.resolve(hash);
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(Files::isRegularFile).sorted().findFirst();
        }
    }

    /** Makes sure that bytes may follow at this offset; faults {@code upload-offset} and {@code disk-full}. */
    void expect(String hash, long offset, long bytes) throws IOException {
        Files.createDirectories(folder);
        long here = offset(hash);
        if (here != offset) {
            throw new OffsetFault(here);
        }
        long room = free.in(folder);
        if (room < bytes + RESERVE) {
            throw full(room).exception();
        }
    }

    static Fault full(long room) {
        return new Fault(
                Fault.Blame.OUTSIDE,
                "disk-full",
                "The disk of the lake is full (" + Math.max(0, room / 1_000_000)
                        + " MB free). Make room and send the rest: what has arrived is kept.");
    }

    /**
     * The whole file, verified and in its place.
     *
     * @param bytes its size if known, else -1
     */
    Path take(String hash, String name, long bytes) throws IOException {
        Optional<Path> before = whole(hash);
        if (before.isPresent()) {
            return before.get();
        }
        Path part = part(hash);
        if (!Files.exists(part)) {
            throw Fault.missing(
                            "upload-unknown", "Nothing was uploaded for " + name + "; send it to /api/uploads first.")
                    .exception();
        }
        if (bytes >= 0 && Files.size(part) < bytes) {
            throw Fault.user(
                            "upload-incomplete",
                            "Only " + Files.size(part) + " of " + bytes + " bytes of " + name
                                    + " have arrived; send the rest first.")
                    .exception();
        }
        if (!digest(part).equals(hash)) {
            Files.delete(part);
            throw Fault.user(
                            "upload-damaged",
                            name + " arrived damaged (its SHA-256 is not the one announced); "
                                    + "send it again from the beginning.")
                    .exception();
        }
        Path home = Files.createDirectories(folder.resolve(hash));
        return Files.move(part, home.resolve(UploadName.stored(name)), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var hashing = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[256 * 1024];
            while (hashing.read(buffer) >= 0) {
                continue;
            }
            return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
