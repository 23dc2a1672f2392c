package datapunk.lake.formats.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON tokens straight from bytes: a string is a slice of the buffer, a number is a long, and nothing is
 * allocated on the way, which is what a reader of millions of small records needs. Memory is bounded: of a string only
 * the first {@link #LONGEST} bytes are kept, the rest is passed over, and nesting takes no memory.
 */
final class Scanner extends Window {
    /** Bytes of a string that are kept. */
    static final int LONGEST = 64 * 1024;
    /** Levels of nesting whose brackets are matched; deeper ones are only counted. */
    static final int DEEPEST = 500;

    private final boolean[] open = new boolean[DEEPEST + 1];
    private final Raw nowhere = new Raw(0);
    private byte[] scratch = new byte[256];

    /** The string read last: bytes {@link #from} to {@link #to} of {@link #text}, escapes resolved. */
    byte[] text = buffer;

    int from;
    int to;
    /** Whether the string read last was longer than {@link #LONGEST}. */
    boolean cut;
    /** Whether the value passed over or copied last was nested more than {@link #DEEPEST} levels. */
    boolean deep;
    /** The number read last when it is whole and fits. */
    long whole;
    /** Whether {@link #whole} holds the number read last; else {@link #real} does. */
    boolean isWhole;

    double real;

    Scanner(InputStream in) {
        super(in);
    }

    /** Reads the next byte that is not white space. */
    int next() throws IOException, Damage {
        int c = peek();
        if (c < 0) {
            throw ended();
        }
        pos++;
        return c;
    }

    /** Reads the next byte that is not white space, which must be this one. */
    void expect(char wanted) throws IOException, Damage {
        int c = next();
        if (c != wanted) {
            pos--;
            throw unexpected(c);
        }
    }

    /** Passes over a byte order mark at the beginning. */
    void skipMark() throws IOException {
        if (peek() == 0xef) {
            pos = Math.min(end, pos + 3);
        }
    }

    Damage ended() {
        return new Damage("it ends in the middle", position());
    }

    Damage unexpected(int c) {
        return new Damage(
                "there is " + (c > ' ' && c < 127 ? "'" + (char) c + "'" : "a byte " + c)
                        + " where JSON does not allow it",
                position());
    }

    /** Reads a string, whose opening quote is next. */
    void string() throws IOException, Damage {
        expect('"');
        byte[] b = buffer;
        int stop = end;
        for (int p = pos; p < stop; p++) {
            byte c = b[p];
            if (c == '"') {
                text = b;
                from = pos;
                to = p;
                cut = false;
                pos = p + 1;
                return;
            }
            if (c == '\\') {
                break;
            }
        }
        longString();
    }

    /** A string with escapes or over the border of the buffer. */
    private void longString() throws IOException, Damage {
        int n = 0;
        boolean escaped = false;
        cut = false;
        boolean going = true;
        boolean afterBackslash = false;
        while (going) {
            if (pos == end && !fill()) {
                throw ended();
            }
            byte c = buffer[pos++];
            going = c != '"' || afterBackslash;
            afterBackslash = c == '\\' && !afterBackslash;
            escaped |= afterBackslash;
            if (going && n < LONGEST) {
                if (n == scratch.length) {
                    scratch = Arrays.copyOf(scratch, n * 2);
                }
                scratch[n++] = c;
            } else if (going) {
                cut = true;
            }
        }
        if (escaped) {
            scratch = Escapes.resolve(new String(scratch, 0, n, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            n = scratch.length;
        }
        text = scratch;
        from = 0;
        to = n;
        if (scratch.length < 256) {
            scratch = new byte[256];
        }
    }

    /** Reads a number, which begins at the next byte. */
    void number() throws IOException, Damage {
        byte[] b = buffer;
        int p = pos;
        boolean negative = b[p] == '-';
        if (negative) {
            p++;
        }
        int first = p;
        long value = 0;
        int limit = Math.min(end, first + 20);
        while (p < limit && p < first + 19 && b[p] >= '0' && b[p] <= '9') {
            value = value * 10 + (b[p++] - '0');
        }
        if (p < limit && p > first && value >= 0 && delimiter(b[p])) {
            whole = negative ? -value : value;
            isWhole = true;
            pos = p;
            return;
        }
        word();
        isWhole = Numbers.fits(text, from, to);
        if (isWhole) {
            whole = Numbers.whole(text, from, to);
        } else {
            real = Numbers.real(text, from, to);
            if (Double.isNaN(real)) {
                throw new Damage("there is a number that is none", position());
            }
        }
    }

    /** Reads the characters of a number, {@code true}, {@code false} or {@code null} into {@link #text}. */
    void word() throws IOException, Damage {
        int n = 0;
        while (pos < end || fill()) {
            byte c = buffer[pos];
            if (delimiter(c)) {
                break;
            }
            if (n == 250) {
                throw new Damage("there is a word without end", position());
            }
            scratch[n++] = c;
            pos++;
        }
        if (n == 0) {
            throw pos == end ? ended() : unexpected(buffer[pos] & 0xff);
        }
        text = scratch;
        from = 0;
        to = n;
        cut = false;
    }

    private static boolean delimiter(byte c) {
        return c <= ' ' && c >= 0 || c == ',' || c == '}' || c == ']' || c == ':' || c == '"' || c == '[' || c == '{';
    }

    /** Passes over one value of any kind, in memory that does not depend on its length. */
    void skip() throws IOException, Damage {
        copy(nowhere);
    }

    /** Reads one value of any kind as it is written, without white space between tokens. */
    void copy(Raw out) throws IOException, Damage {
        int depth = 0;
        deep = false;
        do {
            int c = next();
            out.add((byte) c);
            switch (c) {
                case '"' -> copyString(out);
                case '{', '[' -> {
                    deep |= depth >= DEEPEST;
                    open[Math.min(depth++, DEEPEST)] = c == '{';
                }
                case '}', ']' -> {
                    if (depth == 0 || --depth < DEEPEST && open[depth] != (c == '}')) {
                        throw unexpected(c);
                    }
                }
                case ',', ':' -> {
                    if (depth == 0) {
                        throw unexpected(c);
                    }
                }
                default -> {
                    pos--;
                    word();
                    out.add(text, from + 1, to);
                }
            }
        } while (depth > 0);
    }

    private void copyString(Raw out) throws IOException, Damage {
        boolean afterBackslash = false;
        while (true) {
            if (pos == end && !fill()) {
                throw ended();
            }
            byte c = buffer[pos++];
            out.add(c);
            if (c == '"' && !afterBackslash) {
                return;
            }
            afterBackslash = c == '\\' && !afterBackslash;
        }
    }
}
