package datapunk.lake.formats.gpx;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters of the same number, so that places in an XML content are bytes whatever its encoding. Remembers
 * the last bytes, from which the text of an element can be shown, and where the start tags are.
 */
final class ByteChars extends Reader {
    private static final int RING = 1 << 17;

    private final InputStream in;
    private final TagFinder tags = new TagFinder();
    private final byte[] ring = new byte[RING];
    private byte[] bytes = {};
    private long total;
    private boolean begun;

    /** The bytes of a content; a byte order mark and blanks at its beginning are passed over. */
    ByteChars(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] chars, int off, int len) throws IOException {
        if (len == 0) {
            return 0;
        }
        if (bytes.length < len) {
            bytes = new byte[len];
        }
        int n = begun ? in.read(bytes, 0, len) : first();
        for (int i = 0; i < n; i++) {
            byte b = bytes[i];
            chars[off + i] = (char) (b & 0xff);
            tags.see(b, total);
            ring[(int) (total++ & RING - 1)] = b;
        }
        if (tags.tooLong()) {
            throw new IOException("a tag, comment or section longer than " + TagFinder.LONGEST + " bytes");
        }
        return n <= 0 ? -1 : n;
    }

    /** Passes over what may stand before the first character and reads that. */
    private int first() throws IOException {
        begun = true;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b > ' ' && b != 0xef && b != 0xbb && b != 0xbf) {
                bytes[0] = (byte) b;
                return 1;
            }
            ring[(int) (total++ & RING - 1)] = (byte) b;
        }
        return -1;
    }

    boolean tagTooLong() {
        return tags.tooLong();
    }

    /** Byte offset of the next start tag; to be asked once for each element. */
    long nextTag() {
        return tags.take();
    }

    /** At most 300 bytes of the content from this byte offset, as far as they are still remembered. */
    String fragment(long offset) {
        long at = Math.max(offset, total - RING);
        int n = (int) Math.clamp(total - at, 0, 300);
        byte[] copy = new byte[n];
        for (int i = 0; i < n; i++) {
            copy[i] = ring[(int) (at + i & RING - 1)];
        }
        return new String(copy, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // The content is not closed by who reads it.
    }
}
