package datapunk.lake.cache.tier;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An answer as it lies in Redis: mark and format (2 bytes), CRC-32C of all that follows (4), generation (8), what loading
 * it took in milliseconds (4, float), whether compressed (1), length of the media type (1), media type in ASCII, body.
 *
 * @param costMillis what loading it took
 */
public record Stored(Answer answer, double costMillis) {
    private static final short MARK = 0x4c03;
    private static final int CHECKED = 6;
    private static final int HEAD = CHECKED + 14;

    /** The bytes. */
    Buffer encoded() {
        byte[] type = answer.mediaType().getBytes(StandardCharsets.US_ASCII);
        Buffer buffer = Buffer.buffer(HEAD + type.length + answer.body().size())
                .appendShort(MARK)
                .appendInt(0)
                .appendLong(answer.generation())
                .appendFloat((float) costMillis)
                .appendByte((byte) (answer.gzip() ? 1 : 0))
                .appendByte((byte) type.length)
                .appendBytes(type)
                .appendBuffer(answer.body().buffer());
        return buffer.setInt(2, check(buffer.getBytes()));
    }

    private static int check(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, CHECKED, bytes.length - CHECKED);
        return (int) crc.getValue();
    }

    /** The answer in these bytes, if that is what they are. */
    static Optional<Stored> decoded(Buffer buffer) {
        if (buffer.length() < HEAD || buffer.getShort(0) != MARK) {
            return Optional.empty();
        }
        byte[] bytes = buffer.getBytes();
        int body = HEAD + (bytes[HEAD - 1] & 0xff);
        if (bytes.length < body || buffer.getInt(2) != check(bytes)) {
            return Optional.empty();
        }
        var answer = new Answer(
                Body.owning(Arrays.copyOfRange(bytes, body, bytes.length)),
                buffer.getString(HEAD, body, "US-ASCII"),
                bytes[HEAD - 2] == 1,
                buffer.getLong(CHECKED));
        return Optional.of(new Stored(answer, buffer.getFloat(CHECKED + 8)));
    }
}
