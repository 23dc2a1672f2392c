package datapunk.lake.formats.gpx;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** UTF-16 with a byte order mark, as UTF-8. Places in it count the bytes of the latter. */
final class Narrowed extends InputStream {
    private final InputStreamReader in;
    private final char[] chars = new char[4096];
    private byte[] bytes = {};
    private int at;

    Narrowed(InputStream in) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_16);
    }

    @Override
    public int read() throws IOException {
        return more() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        if (!more()) {
            return -1;
        }
        int n = Math.min(len, bytes.length - at);
        System.arraycopy(bytes, at, b, off, n);
        at += n;
        return n;
    }

    private boolean more() throws IOException {
        if (at < bytes.length) {
            return true;
        }
        int n = in.read(chars, 0, chars.length - 1);
        if (n <= 0) {
            return false;
        }
        if (Character.isHighSurrogate(chars[n - 1])) {
            int low = in.read();
            if (low >= 0) {
                chars[n++] = (char) low;
            }
        }
        bytes = new String(chars, 0, n).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
