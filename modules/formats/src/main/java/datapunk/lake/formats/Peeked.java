package datapunk.lake.formats;

import datapunk.lake.formats.archive.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A content whose beginning has been looked at and which can still be read from its first byte. */
final class Peeked extends InputStream {
    /** Enough to know a photo or a film from text. */
    private static final int GLANCE = 4096;

    private final InputStream in;
    private byte[] head = {};
    private @Nullable IOException damage;
    private int at;
    private long count;

    private Peeked(InputStream in) {
        this.in = in;
    }

    /**
     * Looks at a content: at 4 KiB, and when those are text, at as much as {@link Head} can hold. Damage in there is met
     * again when the content is read that far.
     *
     * @throws IOException when there is damage before the first byte
     */
    static Peeked at(InputStream in) throws IOException {
        var peeked = new Peeked(in);
        peeked.look(GLANCE);
        if (peeked.head.length == GLANCE && peeked.packing() == Packing.NONE && peeked.looksLikeText()) {
            peeked.look(Head.LENGTH);
        }
        return peeked;
    }

    private void look(int length) throws IOException {
        byte[] longer = Arrays.copyOf(head, length);
        int n = head.length;
        try {
            for (int more = 0; more >= 0 && n < length; n += Math.max(more, 0)) {
                more = in.read(longer, n, length - n);
            }
        } catch (IOException e) {
            if (n == 0) {
                throw e;
            }
            damage = e;
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
        return at < head.length ? head.length - at : damage == null ? in.available() : 1;
    }

    @Override
    public int read() throws IOException {
        int c = at < head.length ? head[at++] & 0xff : beyond().read();
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
            n = beyond().read(b, off, len);
        }
        count += Math.max(n, 0);
        return n;
    }

    private InputStream beyond() throws IOException {
        if (damage != null) {
            throw damage;
        }
        return in;
    }
}
