package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredTest {
    private static final byte[] BODY = new byte[500];

    static {
        new Random(3).nextBytes(BODY);
    }

    private static final Stored STORED = new Stored(
            new Answer(Body.owning(BODY.clone()), "application/vnd.mapbox-vector-tile", true, 1_764_000_000_123L),
            42.5);

    @Test
    void anAnswerComesBackAsItWas() {
        Stored back = Stored.decoded(STORED.encoded()).orElseThrow();
        assertEquals(STORED.answer().generation(), back.answer().generation());
        assertEquals(STORED.answer().mediaType(), back.answer().mediaType());
        assertTrue(back.answer().gzip());
        assertArrayEquals(BODY, back.answer().body().copy());
        assertEquals(42.5, back.costMillis());
    }

    @Test
    void anEmptyAnswerComesBackToo() {
        var empty = new Stored(new Answer(Body.EMPTY, "text/plain", false, 0), 0);
        assertEquals(
                0, Stored.decoded(empty.encoded()).orElseThrow().answer().body().size());
    }

    @Test
    void whateverElseLiesThereIsNoAnswer() {
        var random = new Random(5);
        Buffer whole = STORED.encoded();
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.getBytes(0, random.nextInt(whole.length()) + 1);
            if (damaged.length == whole.length() || random.nextBoolean()) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            assertTrue(Stored.decoded(Buffer.buffer(damaged)).isEmpty());
        }
        assertTrue(Stored.decoded(Buffer.buffer()).isEmpty());
        assertTrue(Stored.decoded(Buffer.buffer("garbage that is long enough to be a head"))
                .isEmpty());
    }
}
