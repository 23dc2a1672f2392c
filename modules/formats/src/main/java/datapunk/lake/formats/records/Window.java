package datapunk.lake.formats.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a content that are in memory at a time, their place in the content, and the beginning of a record. */
abstract sealed class Window permits Scanner {
    private static final int BUFFER = 256 * 1024;
    private static final int ROOM = 16 * 1024;
    private static final int FRAGMENT = 300;

    /** The bytes in memory, of which those from {@link #pos} to {@link #end} are still to be read. */
    final byte[] buffer = new byte[BUFFER];

    int pos;
    int end;

    private final InputStream in;
    private final byte[] saved = new byte[FRAGMENT];
    private int savedLength;
    private long start;
    private long base;
    private boolean ended;
    private @Nullable IOException failure;

    Window(InputStream in) {
        this.in = in;
    }

    /** Byte offset of the next byte in the content. */
    final long position() {
        return base + pos;
    }

    /** Byte offset given to the last {@link #begin}. */
    final long start() {
        return start;
    }

    /** A record starts at the next byte; makes room so that a usual record lies whole in the buffer. */
    final void begin() {
        if (end - pos < ROOM && !ended) {
            System.arraycopy(buffer, pos, buffer, 0, end - pos);
            base += pos;
            end -= pos;
            pos = 0;
            while (end < ROOM && pull()) {}
        }
        start = base + pos;
        savedLength = 0;
    }

    /** The beginning of the record that {@link #begin} marked, at most 300 bytes of what was read of it. */
    final String fragment() {
        save(pos);
        return new String(saved, 0, savedLength, StandardCharsets.UTF_8).strip();
    }

    private void save(int until) {
        long at = start + savedLength - base;
        if (at >= 0 && at < until) {
            int n = (int) Math.min(FRAGMENT - savedLength, until - at);
            System.arraycopy(buffer, (int) at, saved, savedLength, n);
            savedLength += n;
        }
    }

    /** Reads on after the last byte of the buffer was used. @return false at the end of the content */
    final boolean fill() throws IOException {
        if (!ended) {
            save(end);
            base += end;
            pos = 0;
            end = 0;
        }
        if (pull()) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    /** Reads more behind what is buffered. A failure waits until that is used up, so that nothing sound is lost. */
    private boolean pull() {
        if (ended) {
            return false;
        }
        try {
            int n = in.read(buffer, end, buffer.length - end);
            ended = n <= 0;
            end += Math.max(n, 0);
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
        return !ended;
    }

    /** The next byte that is not white space, left unread; -1 at the end of the content. */
    final int peek() throws IOException {
        do {
            byte[] b = buffer;
            int stop = end;
            for (int p = pos; p < stop; p++) {
                int c = b[p] & 0xff;
                if (c > ' ') {
                    pos = p;
                    return c;
                }
            }
            pos = stop;
        } while (fill());
        return -1;
    }
}
