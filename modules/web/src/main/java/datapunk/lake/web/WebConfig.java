package datapunk.lake.web;

import datapunk.lake.model.Owner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the web room is set up.
 *
 * @param host address to listen on; only a loopback address may be combined with {@code open}
 * @param port TCP port, 0 for any free one
 * @param open whether everyone who reaches the port is the owner
 * @param localKey random secret of this start, the token of the owner who sits at this machine; at least 32 characters
 * @param uploads folder of uploaded files, made when absent
 * @param uploadLimit largest upload, bytes
 * @param sample the made-up year as a zip, if there is one
 * @param version version of the lake, as shown to people
 */
public record WebConfig(
        String host,
        int port,
        boolean open,
        String localKey,
        Path uploads,
        long uploadLimit,
        Optional<Path> sample,
        String version) {

    /** The account that a local key and {@code open} stand for. */
    public static final Owner OWNER = new Owner(1);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    public WebConfig {
        require(!host.isBlank(), "lake.host must name an address to listen on, for instance 127.0.0.1.");
        require(port >= 0 && port <= 65_535, "lake.port must be 0 to 65535, not " + port + ".");
        require(
                !open || LOOPBACK.contains(host),
                "lake.open lets everyone in who reaches the port, so lake.host must be 127.0.0.1, ::1 or localhost, not "
                        + host
                        + "; leave lake.open out and sign in with a token instead.");
        require(localKey.length() >= 32, "The local key must have at least 32 characters.");
        require(uploadLimit > 0, "lake.upload.limit must be a number of bytes above 0, not " + uploadLimit + ".");
        uploads = uploads.toAbsolutePath().normalize();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "WebConfig[host=%s, port=%d, open=%s, uploads=%s, uploadLimit=%d, sample=%s, version=%s]"
                .formatted(host, port, open, uploads, uploadLimit, sample, version);
    }
}
