package datapunk.lake.formats.gpx;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters of the same number, so that an XML parser counts bytes when it counts characters. Remembers the
 * last bytes, from which the place and the text of an element can be told, and refuses a tag of more than a mebibyte,
 * which the parser would hold in memory.
 */
final class ByteChars extends Reader {
    private static final int RING = 1 << 17;
    private static final int LONGEST_TAG = 1 << 20;

    private final InputStream in;
    private final byte[] ring = new byte[RING];
    private byte[] bytes = {};
    private long total;
    private long lead;
    private long sinceTag;
    private boolean inTag;
    private boolean begun;
    private boolean tagTooLong;

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
        int first = begun ? -1 : firstByte();
        int n;
        if (first >= 0) {
            bytes[0] = (byte) first;
            n = 1;
        } else {
            n = in.read(bytes, 0, len);
        }
        for (int i = 0; i < n; i++) {
            byte b = bytes[i];
            chars[off + i] = (char) (b & 0xff);
            ring[(int) (total++ & RING - 1)] = b;
            watch(b);
        }
        if (tagTooLong) {
            throw new IOException("a tag longer than " + LONGEST_TAG + " bytes");
        }
        return n <= 0 ? -1 : n;
    }

    private int firstByte() throws IOException {
        begun = true;
        int b;
        do {
            b = in.read();
            lead++;
        } while (b >= 0 && b <= ' ' || b == 0xef || b == 0xbb || b == 0xbf);
        lead--;
        return b;
    }

    private void watch(byte b) {
        if (b == '<' || b == '>') {
            inTag = b == '<';
            sinceTag = 0;
        } else if (inTag && ++sinceTag > LONGEST_TAG) {
            tagTooLong = true;
        }
    }

    boolean tagTooLong() {
        return tagTooLong;
    }

    /** Byte offset in the content of the parser's character offset. */
    long offset(long characters) {
        return lead + characters;
    }

    /** Byte offset of the last {@code <} before the parser's character offset. */
    long tagBefore(long characters) {
        for (long at = characters - 1; at >= Math.max(0, total - RING) && at < total; at--) {
            if (ring[(int) (at & RING - 1)] == '<') {
                return lead + at;
            }
        }
        return lead + characters;
    }

    /** At most 300 bytes of the content from this byte offset, as far as they are still remembered. */
    String fragment(long offset) {
        long at = Math.max(offset - lead, total - RING);
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
