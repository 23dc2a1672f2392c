package datapunk.lake.formats;

import datapunk.lake.formats.archive.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A content whose beginning has been looked at and which can still be read from its first byte. */
final class Peeked extends InputStream {
    /** Enough to know a photo or a film from text. */
    private static final int GLANCE = 4096;

    private final InputStream in;
    private byte[] head = {};
    private int at;
    private long count;

    private Peeked(InputStream in) {
        this.in = in;
    }

    /** Looks at a content: at 4 KiB, and when those are text, at as much as {@link Head} can hold. */
    static Peeked at(InputStream in) throws IOException {
        var peeked = new Peeked(in);
        peeked.head = in.readNBytes(GLANCE);
        if (peeked.head.length == GLANCE && peeked.packing() == Packing.NONE && peeked.looksLikeText()) {
            peeked.more();
        }
        return peeked;
    }

    private void more() {
        byte[] longer = Arrays.copyOf(head, Head.LENGTH);
        int n = head.length;
        try {
            n += in.readNBytes(longer, n, Head.LENGTH - n);
        } catch (IOException e) {
            // Damage beyond the beginning is met again, and told, when the content is read.
            n = head.length;
        }
        head = Arrays.copyOf(longer, n);
    }

    private boolean looksLikeText() {
        int strange = 0;
        for (byte b : head) {
            strange += b >= 0 && b < 9 || b > 13 && b < ' ' ? 1 : 0;
        }
        return strange < head.length / 50;
    }

    Head head() {
        return new Head(head);
    }

    Packing packing() {
        return Packing.of(head, head.length);
    }

    /** Bytes read from it since, the beginning included only when it was read again. */
    long count() {
        return count;
    }

    /** Reads to the end, so that what is checked there is checked. */
    void drain() throws IOException {
        byte[] rest = new byte[GLANCE];
        while (read(rest, 0, rest.length) >= 0) {}
    }

    @Override
    public int available() throws IOException {
        return at < head.length ? head.length - at : in.available();
    }

    @Override
    public int read() throws IOException {
        int c = at < head.length ? head[at++] & 0xff : in.read();
        count += c >= 0 ? 1 : 0;
        return c;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int n;
        if (at < head.length) {
            n = Math.min(len, head.length - at);
            System.arraycopy(head, at, b, off, n);
            at += n;
        } else {
            n = in.read(b, off, len);
        }
        count += Math.max(n, 0);
        return n;
    }
}
