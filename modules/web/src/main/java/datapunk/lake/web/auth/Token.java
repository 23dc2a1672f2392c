package datapunk.lake.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A secret as it was shown; only its SHA-256 goes any further. Never printed. */
final class Token {
    private final byte[] hash;

    private Token(byte[] hash) {
        this.hash = hash;
    }

    static Token of(String secret) {
        try {
            return new Token(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256 in hex, as the store keeps it. */
    String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** Whether both come from the same secret; takes the same time whatever the answer. */
    boolean same(Token other) {
        return MessageDigest.isEqual(hash, other.hash);
    }
}
