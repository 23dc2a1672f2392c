package datapunk.lake.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Counts what the unpacking of one outer file has cost so far and stops it at the {@link Limits}. */
public final class Guard {
    private final Limits limits;
    private final long packed;
    private long entries;
    private long bytes;
    private Optional<String> tripped = Optional.empty();

    /** A guard over a file. @param packed its size in bytes */
    public Guard(Limits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /** Entries met so far, refused ones and folders included. */
    public long entries() {
        return entries;
    }

    /** Why the whole file was given up, if it was. */
    public Optional<String> tripped() {
        return tripped;
    }

    /** The limits that are watched. */
    public Limits limits() {
        return limits;
    }

    void entry() throws Refusal {
        if (++entries > limits.entries()) {
            throw trip(String.format(
                    Locale.ROOT,
                    "It holds more than %,d entries, which no export does; reading stopped there.",
                    limits.entries()));
        }
    }

    /** Watches an unpacked stream. */
    public InputStream watch(InputStream in) {
        return watch(in, 0);
    }

    /** Watches an unpacked stream. @param packedBytes packed size of this entry, or 0 when not known */
    InputStream watch(InputStream in, long packedBytes) {
        return new Watched(in, packedBytes);
    }

    private Refusal trip(String why) {
        tripped = Optional.of(why);
        return new Refusal(why);
    }

    private boolean bomb(long unpacked, long from) {
        return unpacked > limits.ratioFrom() && from > 0 && unpacked / from > limits.ratio();
    }

    private final class Watched extends InputStream {
        private final InputStream in;
        private final long from;
        private long mine;

        Watched(InputStream in, long from) {
            this.in = in;
            this.from = from;
        }

        private void count(long n) throws Refusal {
            mine += n;
            bytes += n;
            if (tripped.isPresent()) {
                throw new Refusal(tripped.get());
            }
            if (bytes > limits.bytes()) {
                throw trip(String.format(
                        Locale.ROOT, "It unpacks to more than %,d bytes; reading stopped there.", limits.bytes()));
            }
            if (bomb(bytes, packed)) {
                throw trip(bombText());
            }
            if (bomb(mine, from)) {
                throw new Refusal(bombText());
            }
        }

        private String bombText() {
            return String.format(
                    Locale.ROOT,
                    "It unpacks to more than %,d times its size, which is how a decompression bomb looks; reading stopped there.",
                    limits.ratio());
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public int read() throws IOException {
            int c = sound(() -> in.read());
            if (c >= 0) {
                count(1);
            }
            return c;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = sound(() -> in.read(b, off, len));
            if (n > 0) {
                count(n);
            }
            return n;
        }
    }

    /** One step of unpacking. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Takes a step of foreign unpacking code, which on damaged bytes may fail in any way, so that it fails in one. */
    static <T> T sound(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (RuntimeException e) {
            throw new IOException("the packed bytes make no sense", e);
        }
    }
}
