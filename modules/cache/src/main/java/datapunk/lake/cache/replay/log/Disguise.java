package datapunk.lake.cache.replay.log;

import datapunk.lake.cache.replay.KeyHash;
import datapunk.lake.cache.warm.WarmKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns keys into what a log may hold: users and keys become hashes under the lake's secret (HMAC-SHA-256), so that who
 * finds the file can tell equal from unequal and nothing else. A key hashes with its user, so equal tiles of two users
 * are two. For one thread.
 */
public final class Disguise {
    private static final int LEAST = 16;
    private static final int SECRET = 32;

    private final Mac mac;

    /** @param secret of the lake, at least 16 bytes; it must not lie beside the log */
    public Disguise(byte[] secret) {
        if (secret.length < LEAST) {
            throw new IllegalArgumentException("the secret of the request log must have at least " + LEAST + " bytes");
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** With the secret in a file that only its owner can read; made when there is none. */
    public static Disguise keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[SECRET];
            new SecureRandom().nextBytes(fresh);
            Path made = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(made);
            Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(made, fresh);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Disguise(Files.readAllBytes(file));
    }

    /** The key as it may be kept: kind {@link WarmKey.Kind#OTHER}, a hash of the user and one of the whole. */
    public WarmKey hide(WarmKey key) {
        ByteBuffer plain = ByteBuffer.allocate(24);
        plain.putInt(key.user()).putInt(key.kind().ordinal()).putInt(key.z());
        plain.putInt(key.x()).putInt(key.y()).putInt(key.day());
        return WarmKey.other(user(key.user()), first(plain.array()));
    }

    /** The user as it may be kept; 0 stays 0. */
    public int user(int user) {
        return user == 0 ? 0 : (int) first(ByteBuffer.allocate(4).putInt(user).array()) | 1;
    }

    /** Two words that are the same for the same secret and say nothing of it, to know one's own files by. */
    long mark() {
        return KeyHash.mix(first("request log".getBytes(StandardCharsets.US_ASCII)));
    }

    private long first(byte[] plain) {
        return ByteBuffer.wrap(mac.doFinal(plain)).getLong();
    }
}
