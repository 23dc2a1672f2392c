package datapunk.lake.bench.trace;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** How a trace is written: keys in the order in which they were asked for. */
public enum TraceFormat {
    /** A decimal number per line; empty lines and lines of one asterisk mean nothing. */
    LIRS {
        @Override
        LongStream keys(InputStream in) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.equals("*"))
                    .mapToLong(line -> Long.parseLong(line.strip()));
        }
    },
    /** Numbers of four bytes. */
    CACHE2K {
        @Override
        LongStream keys(InputStream in) throws IOException {
            var numbers = ByteBuffer.wrap(in.readAllBytes()).asIntBuffer();
            return LongStream.generate(numbers::get).limit(numbers.remaining());
        }
    },
    /** Numbers of four bytes. */
    CLOUD_PHYSICS {
        @Override
        LongStream keys(InputStream in) throws IOException {
            return CACHE2K.keys(in);
        }
    },
    /** Numbers of eight bytes. */
    SCARAB {
        @Override
        LongStream keys(InputStream in) throws IOException {
            var numbers = ByteBuffer.wrap(in.readAllBytes()).asLongBuffer();
            return LongStream.generate(numbers::get).limit(numbers.remaining());
        }
    };

    private static final int MAGIC = 6;

    abstract LongStream keys(InputStream plain) throws IOException;

    /** Reads a whole trace, plain or packed with gzip or xz. */
    public long[] read(InputStream in) throws IOException {
        try (InputStream plain = unpacked(in)) {
            return keys(plain).toArray();
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(MAGIC);
        byte[] magic = buffered.readNBytes(MAGIC);
        buffered.reset();
        if (magic.length > 1 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(buffered);
        }
        boolean xz = magic.length == MAGIC && (magic[0] & 0xff) == 0xfd && magic[1] == '7' && magic[2] == 'z';
        return xz ? new XZInputStream(buffered) : buffered;
    }
}
