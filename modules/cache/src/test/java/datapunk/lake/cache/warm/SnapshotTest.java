package datapunk.lake.cache.warm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static FakeLake lived() {
        var lake = new FakeLake(WarmConfig.DEFAULT);
        for (int i = 0; i < 500; i++) {
            lake.until(lake.now + 7_000);
            lake.ask(WarmKey.tile(1 + i % 2, 10, 100 + i % 9, 200));
            lake.ask(WarmKey.day(1, 20_605 - i % 5));
            lake.change(WarmKey.tile(1, 10, 100 + i % 4, 200));
        }
        return lake;
    }

    @Test
    void comesBackAsItWas() {
        byte[] bytes = lived().warmer.snapshot();
        var other = new FakeLake(WarmConfig.DEFAULT);

        other.warmer.restore(bytes);

        assertArrayEquals(bytes, other.warmer.snapshot());
        assertEquals(14, other.warmer.known(1).size());
    }

    private static String refused(byte[] bytes) {
        var lake = new FakeLake(WarmConfig.DEFAULT);
        byte[] before = lake.warmer.snapshot();
        String message = assertThrows(SnapshotException.class, () -> lake.warmer.restore(bytes))
                .getMessage();
        assertArrayEquals(before, lake.warmer.snapshot());
        return message;
    }

    @Test
    void aTruncatedOneIsRefusedWhereverItEnds() {
        byte[] bytes = lived().warmer.snapshot();

        for (int length : new int[] {0, 3, 4, 11, 12, 20, 1_000, bytes.length / 2, bytes.length - 1}) {
            String message = refused(Arrays.copyOf(bytes, length));
            assertTrue(message.endsWith("it starts without what it learned."), message);
        }
    }

    @Test
    void oneFlippedBitIsEnough() {
        byte[] bytes = lived().warmer.snapshot();
        bytes[bytes.length / 2] ^= 4;

        assertTrue(refused(bytes).contains("half written or damaged"));
    }

    @Test
    void anotherVersionIsRefusedByItsNumber() {
        byte[] bytes = lived().warmer.snapshot();
        ByteBuffer.wrap(bytes).putInt(4, Snapshot.SCHEMA + 1);

        assertTrue(refused(bytes).contains("has version " + (Snapshot.SCHEMA + 1)));
    }

    @Test
    void somethingElseIsNoSnapshot() {
        assertTrue(refused("not a snapshot at all, but long enough".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .contains("no snapshot"));
    }
}
