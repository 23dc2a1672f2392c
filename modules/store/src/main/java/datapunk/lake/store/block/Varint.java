package datapunk.lake.store.block;

/** Unsigned base-128 integers, low group first (as in Protocol Buffers, "Base 128 Varints"). */
public final class Varint {
    private final byte[] bytes;
    private int at;

    /** Reads from the start of these bytes. */
    public Varint(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether bytes are left. */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /** The next number. */
    public long next() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** The next eight bytes as a big-endian number. */
    public long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[at++] & 0xff;
        }
        return value;
    }

    /** Where the reading stands. */
    public int position() {
        return at;
    }

    /** Passes over bytes. */
    public void skip(int count) {
        at += count;
    }

    /** Writes a number of up to 63 bits. @return position after it */
    public static int put(byte[] target, int at, long value) {
        int p = at;
        long v = value;
        while ((v & ~127L) != 0) {
            target[p++] = (byte) (v | 128);
            v >>>= 7;
        }
        target[p++] = (byte) v;
        return p;
    }
}
