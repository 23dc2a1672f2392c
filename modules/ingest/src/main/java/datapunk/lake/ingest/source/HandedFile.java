package datapunk.lake.ingest.source;

import datapunk.lake.formats.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that was handed in, known by its bytes and not by its name. */
public final class HandedFile implements Source {
    private static final int CHUNK = 1 << 18;
    private final Path path;
    private final String name;
    private final Walking walking;
    private byte @Nullable [] sha256;

    /** The file at this path. @param name as the person knows it */
    public HandedFile(Path path, String name, Walking walking) {
        this.path = path;
        this.name = name;
        this.walking = walking;
    }

    @Override
    public void pour(Intake intake) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException("It is a link to another file and was not followed. Hand in the file itself.");
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(
                    Files.exists(path)
                            ? "It is neither a file nor a folder."
                            : "It is not there any more. Hand it in again.");
        }
        walking.walk(path, name, intake);
    }

    /** Whether it was handed in with the folder it lies in, so that it may be anything. */
    public boolean isInFolder() {
        return name.indexOf('/') >= 0;
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /**
     * The id of a content: the same bytes have the same id whatever the file is called.
     *
     * @param contentPath as the walk gives it
     * @throws IOException when the file cannot be read
     */
    public UUID content(String contentPath) throws IOException {
        MessageDigest digest = sha256();
        digest.update(sha(digest));
        return id(digest, contentPath);
    }

    /**
     * The id of a content that nobody reads. A file that is not hashed yet is not worth it: then the id is made from
     * its name, size and time of change.
     */
    public UUID unread(String contentPath) {
        MessageDigest digest = sha256();
        byte[] known = sha256;
        if (known != null) {
            digest.update(known);
            return id(digest, contentPath);
        }
        text(digest, path.getFileName() + "\0" + size() + "\0" + changed());
        return id(digest, contentPath);
    }

    private UUID id(MessageDigest digest, String contentPath) {
        text(digest, contentPath.startsWith(name) ? contentPath.substring(name.length()) : contentPath);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private byte[] sha(MessageDigest digest) throws IOException {
        byte[] known = sha256;
        if (known != null) {
            return known;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        byte[] hash = digest.digest();
        sha256 = hash;
        return hash;
    }

    /** Size in bytes, 0 when it cannot be told. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    private long changed() {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void text(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
