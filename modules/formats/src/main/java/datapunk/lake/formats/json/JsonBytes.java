package datapunk.lake.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * JSON at byte level: skips over strings, scalars and whole values by their quotes and brackets alone, whatever their
 * size or depth, and keeps a copy of the bytes passed over while asked to. A string ends at a raw line break, which
 * JSON forbids inside, so that one lost quote costs one line.
 */
final class JsonBytes {
    /** Returned instead of a byte at the end of the content. */
    static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long before;

    private byte[] kept = new byte[4096];
    private int keptLength;
    private int keptFrom = -1;
    private final int keptMost;
    private boolean overflow;

    JsonBytes(InputStream in, int keptMost) {
        this.in = in;
        this.keptMost = keptMost;
    }

    /** Offset of the next byte. */
    long offset() {
        return before + at;
    }

    /** The next byte without taking it. */
    int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xff : END;
    }

    /** Takes the next byte. */
    int take() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xff : END;
    }

    private boolean fill() throws IOException {
        if (keptFrom >= 0) {
            keep(limit);
            keptFrom = 0;
        }
        before += limit;
        at = 0;
        limit = 0;
        int n = in.read(buffer, 0, buffer.length);
        while (n == 0) {
            n = in.read(buffer, 0, buffer.length);
        }
        limit = Math.max(n, 0);
        return n > 0;
    }

    /** Takes blanks and answers the byte after them without taking it. */
    int peekSolid() throws IOException {
        int b = peek();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            at++;
            b = peek();
        }
        return b;
    }

    /** Begins to keep what is passed over. */
    void startKeeping() {
        keptFrom = at;
        keptLength = 0;
        overflow = false;
    }

    /** Ends keeping; {@link #kept} holds the bytes. */
    void stopKeeping() {
        keep(at);
        keptFrom = -1;
    }

    private void keep(int to) {
        int n = Math.min(to - keptFrom, keptMost - keptLength);
        overflow |= n < to - keptFrom;
        if (keptLength + n > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(keptMost, Math.max(keptLength + n, 2 * kept.length)));
        }
        System.arraycopy(buffer, keptFrom, kept, keptLength, n);
        keptLength += n;
    }

    /** The bytes kept last, valid up to {@link #keptLength}. */
    byte[] kept() {
        return kept;
    }

    int keptLength() {
        return keptLength;
    }

    /** Whether there was more to keep than allowed. */
    boolean overflow() {
        return overflow;
    }

    /** Gives back a large buffer after an unusual element. */
    void shrink() {
        if (kept.length > 1 << 20) {
            kept = new byte[4096];
        }
    }

    /** Takes a whole value. @return false when the content ends or the brackets do not match */
    boolean skipValue() throws IOException {
        int b = peekSolid();
        return switch (b) {
            case '{', '[' -> skipNested();
            case '"' -> skipString();
            case END -> false;
            default -> {
                skipScalar();
                yield true;
            }
        };
    }

    private void skipScalar() throws IOException {
        int b = take();
        while (b != END) {
            b = peek();
            switch (b) {
                case ',', ':', '"', '{', '}', '[', ']', ' ', '\n', '\r', '\t', END -> {
                    return;
                }
                default -> at++;
            }
        }
    }

    /** Takes a string from its opening quote. @return false when the content ends inside */
    boolean skipString() throws IOException {
        take();
        while (true) {
            int b = take();
            switch (b) {
                case '"', '\n' -> {
                    return true;
                }
                case '\\' -> take();
                case END -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    private boolean skipNested() throws IOException {
        var objects = new BitSet();
        int depth = 0;
        do {
            int b = peek();
            switch (b) {
                case '"' -> {
                    if (!skipString()) {
                        return false;
                    }
                    continue;
                }
                case '{', '[' -> objects.set(depth++, b == '{');
                case '}', ']' -> {
                    if (objects.get(--depth) != (b == '}')) {
                        return false;
                    }
                }
                case END -> {
                    return false;
                }
                default -> {}
            }
            at++;
        } while (depth > 0);
        return true;
    }
}
