package datapunk.lake.pg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the values of one row of a binary COPY, or one binary array, in order. */
public final class RowBytes {
    private final ByteBuffer in;

    /** Reads from here on. */
    public RowBytes(ByteBuffer in) {
        this.in = in;
    }

    /** Skips the header that stands before the first row of a binary COPY. */
    public void skipHeader() {
        in.position(in.position() + 19);
    }

    /** Whether bytes are left. */
    public boolean hasMore() {
        return in.hasRemaining();
    }

    /** Number of columns of the row that begins here, or -1 at the end of the COPY. */
    public int columns() {
        return in.getShort();
    }

    private int length() {
        return in.getInt();
    }

    /** A {@code smallint} that is not null. */
    public int int2() {
        length();
        return in.getShort();
    }

    /** An {@code int} that is not null. */
    public int int4() {
        length();
        return in.getInt();
    }

    /** A {@code bigint} that is not null. */
    public long int8() {
        length();
        return in.getLong();
    }

    /** A {@code uuid} that is not null. */
    public UUID uuid() {
        length();
        return new UUID(in.getLong(), in.getLong());
    }

    /** A {@code bytea}; empty when null. */
    public byte[] bytes() {
        int n = length();
        byte[] value = new byte[Math.max(n, 0)];
        in.get(value);
        return value;
    }

    /** Whether the next value is null; if so it is passed over. */
    public boolean nothing() {
        if (in.getInt(in.position()) >= 0) {
            return false;
        }
        in.getInt();
        return true;
    }

    /** A {@code text}; empty when null. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** A one-dimensional {@code int[]}; empty when null or empty. @param none stands for a null element */
    public int[] int4s(int none) {
        if (nothing()) {
            return new int[0];
        }
        length();
        return int4sBody(none);
    }

    /** The body of a binary {@code int[]}, as {@code array_send} gives it. @param none stands for a null element */
    public int[] int4sBody(int none) {
        int[] values = new int[arrayLength()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getInt() < 0 ? none : in.getInt();
        }
        return values;
    }

    /** The body of a binary {@code smallint[]} without nulls. */
    public short[] int2sBody() {
        short[] values = new short[arrayLength()];
        for (int i = 0; i < values.length; i++) {
            in.getInt();
            values[i] = in.getShort();
        }
        return values;
    }

    /** A one-dimensional {@code smallint[]} without nulls. */
    public short[] int2s() {
        length();
        return int2sBody();
    }

    /** A one-dimensional {@code bigint[]}; empty when null or empty. @param none stands for a null element */
    public long[] int8s(long none) {
        if (nothing()) {
            return new long[0];
        }
        length();
        return int8sBody(none);
    }

    /** The body of a binary {@code bigint[]}. @param none stands for a null element */
    public long[] int8sBody(long none) {
        long[] values = new long[arrayLength()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getInt() < 0 ? none : in.getLong();
        }
        return values;
    }

    /** A one-dimensional {@code text[]}; empty when null. Null elements stay null. */
    public @Nullable String[] texts() {
        if (nothing()) {
            return new @Nullable String[0];
        }
        length();
        @Nullable String[] values = new @Nullable String[arrayLength()];
        for (int i = 0; i < values.length; i++) {
            values[i] = nothing() ? null : text();
        }
        return values;
    }

    /** A one-dimensional {@code uuid[]} without nulls. */
    public UUID[] uuids() {
        length();
        var values = new UUID[arrayLength()];
        for (int i = 0; i < values.length; i++) {
            values[i] = uuid();
        }
        return values;
    }

    private int arrayLength() {
        int dimensions = in.getInt();
        in.getInt();
        in.getInt();
        if (dimensions == 0) {
            return 0;
        }
        int n = in.getInt();
        in.getInt();
        return n;
    }
}
