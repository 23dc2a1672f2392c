package datapunk.lake.bench.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TraceFormatTest {
    private static final byte[] INTS =
            ByteBuffer.allocate(12).putInt(7).putInt(-1).putInt(7).array();

    private interface Packing {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static ByteArrayInputStream packed(byte[] plain, Packing packing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.of(bytes)) {
            out.write(plain);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void linesOfTextAreKeysAndAsterisksAreNot() throws IOException {
        byte[] text = "12\n*\n\n 7\n12\n".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(new long[] {12, 7, 12}, TraceFormat.LIRS.read(packed(text, GZIPOutputStream::new)));
        assertArrayEquals(new long[] {12, 7, 12}, TraceFormat.LIRS.read(new ByteArrayInputStream(text)));
    }

    @Test
    void fourAndEightBytesAreKeysPackedOrNot() throws IOException {
        long[] keys = {7, -1, 7};
        assertArrayEquals(keys, TraceFormat.CACHE2K.read(new ByteArrayInputStream(INTS)));
        assertArrayEquals(
                keys,
                TraceFormat.CLOUD_PHYSICS.read(packed(INTS, out -> new XZOutputStream(out, new LZMA2Options(1)))));
        byte[] longs = ByteBuffer.allocate(16).putLong(1L << 40).putLong(3).array();
        assertArrayEquals(new long[] {1L << 40, 3}, TraceFormat.SCARAB.read(packed(longs, GZIPOutputStream::new)));
    }

    @Test
    void anEmptyTraceHasNoKeys() throws IOException {
        assertArrayEquals(new long[0], TraceFormat.SCARAB.read(new ByteArrayInputStream(new byte[0])));
    }
}
