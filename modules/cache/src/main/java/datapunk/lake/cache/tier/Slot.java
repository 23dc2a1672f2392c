package datapunk.lake.cache.tier;

import datapunk.lake.bus.store.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The place of an answer in Redis.
 *
 * @param shard whose
 * @param hash of the question
 * @param version generation that last changed the answer, see {@link Generations#version}
 */
public record Slot(int shard, String hash, long version) {

    /** The place of a question's answer as far as is known now. */
    public static Slot of(Question question, Generations generations) {
        return new Slot(question.owner().shard(), hash(question), generations.version(question));
    }

    private static String hash(Question question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(question.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return hash + ":" + version;
    }
}
