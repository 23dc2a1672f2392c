package datapunk.lake.bench.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TileCountTest {
    private static byte[] field(int number, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A feature with a point and tags. */
    private static byte[] feature(int... tags) {
        byte[] packed = new byte[tags.length];
        for (int i = 0; i < tags.length; i++) {
            packed[i] = (byte) tags[i];
        }
        return field(2, joined(field(2, packed), new byte[] {3 << 3, 1}, field(4, new byte[] {9, 2, 2})));
    }

    private static byte[] unsigned(int... varint) {
        byte[] value = new byte[varint.length + 1];
        value[0] = 5 << 3;
        for (int i = 0; i < varint.length; i++) {
            value[i + 1] = (byte) varint[i];
        }
        return field(4, value);
    }

    @Test
    void anEmptyTileHoldsNothing() {
        assertEquals(0, TileCount.of(new byte[0]));
    }

    @Test
    void onlyTheCountsOfFeaturesAreAdded() {
        byte[] layer = joined(
                new byte[] {15 << 3, 2},
                text(1, "cells"),
                feature(0, 0),
                feature(1, 1, 0, 2),
                text(3, "n"),
                text(3, "t"),
                unsigned(3),
                unsigned(99),
                unsigned(0xac, 0x02),
                new byte[] {5 << 3, (byte) 0x80, 0x20});
        assertEquals(303, TileCount.of(field(3, layer)));
    }
}
