package datapunk.lake.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Raw deflated bytes, inflated; frees its inflater when closed. */
final class Inflated extends InflaterInputStream {
    private boolean padded;

    Inflated(InputStream in, int buffer) {
        super(in, new Inflater(true), buffer);
    }

    /** Raw deflate may need one byte beyond its end, which a zip entry does not have. */
    @Override
    protected void fill() throws IOException {
        len = in.read(buf, 0, buf.length);
        if (len <= 0) {
            if (padded) {
                throw new java.io.EOFException("the packed bytes end too early");
            }
            padded = true;
            buf[0] = 0;
            len = 1;
        }
        inf.setInput(buf, 0, len);
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
