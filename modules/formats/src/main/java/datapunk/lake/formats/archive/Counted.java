package datapunk.lake.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that tells how many bytes were read from it. */
public final class Counted extends FilterInputStream {
    private final LongConsumer told;
    private long count;

    /** Counts the bytes of a stream. @param told receives the total after each read */
    public Counted(InputStream in, LongConsumer told) {
        super(in);
        this.told = told;
    }

    /** Bytes read so far. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        if (c >= 0) {
            told.accept(++count);
        }
        return c;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int n = in.read(b, off, len);
        if (n > 0) {
            count += n;
            told.accept(count);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        if (skipped > 0) {
            count += skipped;
            told.accept(count);
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
