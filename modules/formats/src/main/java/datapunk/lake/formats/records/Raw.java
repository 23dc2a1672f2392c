package datapunk.lake.formats.records;

import java.util.Arrays;

/** Collects the bytes of a value up to a limit; beyond it only remembers that there were more. */
final class Raw {
    private final int limit;
    private byte[] bytes = {};
    private int length;
    private boolean more;

    Raw(int limit) {
        this.limit = limit;
    }

    void add(byte b) {
        if (length >= limit) {
            more = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(256, length * 2));
        }
        bytes[length++] = b;
    }

    void add(byte[] from, int start, int stop) {
        for (int i = start; i < stop; i++) {
            add(from[i]);
        }
    }

    /** Whether the value was longer than the limit. */
    boolean more() {
        return more;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
