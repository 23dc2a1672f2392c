package datapunk.lake.formats;

import java.nio.charset.StandardCharsets;

/** The beginning of a content, for sniffing: at most the first 64 KiB, never its name. */
public final class Head {
    /** Bytes looked at. */
    public static final int LENGTH = 64 * 1024;

    private final byte[] bytes;
    private final String text;

    /** A head of these first bytes. */
    public Head(byte[] bytes) {
        this.bytes = bytes.clone();
        String whole = new String(bytes, StandardCharsets.UTF_8);
        this.text = (whole.startsWith("\uFEFF") ? whole.substring(1) : whole).stripLeading();
    }

    /** How many bytes there are; less than {@link #LENGTH} when the content is shorter. */
    public int size() {
        return bytes.length;
    }

    /** The byte at this offset, 0 to 255, or -1 beyond the end. */
    public int at(int offset) {
        return offset < bytes.length ? bytes[offset] & 0xff : -1;
    }

    /** The bytes as text, UTF-8 with a byte order mark and leading white space removed. */
    public String text() {
        return text;
    }
}
