package datapunk.lake.bus;

import io.vertx.core.buffer.Buffer;

/** Bytes that nobody can change any more. */
public final class Body {
    /** No bytes. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over an array that the caller will not touch again. */
    public static Body owning(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes);
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy as a buffer, ready to be sent. */
    public Buffer buffer() {
        return Buffer.buffer(bytes);
    }

    /** A copy. */
    public byte[] copy() {
        return bytes.clone();
    }
}
