package datapunk.lake.pg;

import datapunk.lake.model.CleanJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by binary COPY from one growing buffer, without objects per value (PostgreSQL manual, COPY, "Binary
 * Format"). Not for several threads.
 */
public final class CopyWriter {
    private static final int FLUSH = 1 << 18;
    private static final int INT4 = 23;
    private static final int INT2 = 21;
    private static final int INT8 = 20;

    private final CopyIn copy;
    private byte[] buffer = new byte[FLUSH + (1 << 16)];
    private int at;
    private long rows;

    /** Begins a {@code copy table(columns) from stdin (format binary)}. */
    public CopyWriter(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        byte[] signature = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(signature, 0, buffer, 0, signature.length);
        at = signature.length + 8;
    }

    private void room(int bytes) throws SQLException {
        if (at >= FLUSH) {
            copy.writeToCopy(buffer, 0, at);
            at = 0;
        }
        if (buffer.length - at < bytes) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes));
        }
    }

    private void int2Raw(int value) {
        buffer[at++] = (byte) (value >> 8);
        buffer[at++] = (byte) value;
    }

    private void int4Raw(int value) {
        BYTES.set(buffer, at, value);
        at += 4;
    }

    private void int8Raw(long value) {
        LONGS.set(buffer, at, value);
        at += 8;
    }

    private static final java.lang.invoke.VarHandle BYTES =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.BIG_ENDIAN);
    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);

    /** Begins a row of this many columns. */
    public CopyWriter row(int columns) throws SQLException {
        room(64);
        int2Raw(columns);
        rows++;
        return this;
    }

    /** A null of any type. */
    public CopyWriter nothing() throws SQLException {
        room(4);
        int4Raw(-1);
        return this;
    }

    /** A {@code smallint}. */
    public CopyWriter int2(int value) throws SQLException {
        room(6);
        int4Raw(2);
        int2Raw(value);
        return this;
    }

    /** An {@code int}. */
    public CopyWriter int4(int value) throws SQLException {
        room(8);
        int4Raw(4);
        int4Raw(value);
        return this;
    }

    /** A {@code bigint}. */
    public CopyWriter int8(long value) throws SQLException {
        room(12);
        int4Raw(8);
        int8Raw(value);
        return this;
    }

    /** A {@code timestamptz} of these milliseconds since the Unix epoch. */
    public CopyWriter instant(long millis) throws SQLException {
        return int8((millis - 946_684_800_000L) * 1000);
    }

    /** A {@code boolean}. */
    public CopyWriter bool(boolean value) throws SQLException {
        room(5);
        int4Raw(1);
        buffer[at++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** A {@code uuid}. */
    public CopyWriter uuid(UUID value) throws SQLException {
        room(20);
        int4Raw(16);
        int8Raw(value.getMostSignificantBits());
        int8Raw(value.getLeastSignificantBits());
        return this;
    }

    /** A {@code bytea}, or anything whose binary form these bytes are. */
    public CopyWriter bytes(byte[] value, int length) throws SQLException {
        room(4 + length);
        int4Raw(length);
        System.arraycopy(value, 0, buffer, at, length);
        at += length;
        return this;
    }

    /** A {@code text}. */
    public CopyWriter text(String value) throws SQLException {
        byte[] utf8 = value.replace('\u0000', '\ufffd').getBytes(StandardCharsets.UTF_8);
        return bytes(utf8, utf8.length);
    }

    /** A {@code jsonb}; what PostgreSQL cannot hold is replaced, see {@link CleanJson}. */
    public CopyWriter jsonb(String value) throws SQLException {
        byte[] utf8 = CleanJson.of(value).getBytes(StandardCharsets.UTF_8);
        room(5 + utf8.length);
        int4Raw(utf8.length + 1);
        buffer[at++] = 1;
        System.arraycopy(utf8, 0, buffer, at, utf8.length);
        at += utf8.length;
        return this;
    }

    private void arrayHead(boolean nulls, int type, int length) {
        int4Raw(1);
        int4Raw(nulls ? 1 : 0);
        int4Raw(type);
        int4Raw(length);
        int4Raw(1);
    }

    /** An {@code int[]} of the values from {@code from} to {@code to}. @param none the value that stands for null */
    public CopyWriter int4s(int[] values, int from, int to, int none) throws SQLException {
        room(24 + (to - from) * 8);
        int head = at;
        at += 4;
        arrayHead(true, INT4, to - from);
        boolean nulls = false;
        for (int i = from; i < to; i++) {
            int v = values[i];
            if (v == none) {
                int4Raw(-1);
                nulls = true;
            } else {
                int4Raw(4);
                int4Raw(v);
            }
        }
        BYTES.set(buffer, head, at - head - 4);
        BYTES.set(buffer, head + 8, nulls ? 1 : 0);
        return this;
    }

    /** A {@code smallint[]} of the first {@code n} values. */
    public CopyWriter int2s(short[] values, int n) throws SQLException {
        room(24 + n * 6);
        int4Raw(20 + n * 6);
        arrayHead(false, INT2, n);
        for (int i = 0; i < n; i++) {
            int4Raw(2);
            int2Raw(values[i]);
        }
        return this;
    }

    /** A {@code bigint[]} of the values from {@code from} to {@code to}. @param none the value that stands for null */
    public CopyWriter int8s(long[] values, int from, int to, long none) throws SQLException {
        room(24 + (to - from) * 12);
        int head = at;
        at += 4;
        arrayHead(true, INT8, to - from);
        boolean nulls = false;
        for (int i = from; i < to; i++) {
            if (values[i] == none) {
                int4Raw(-1);
                nulls = true;
            } else {
                int4Raw(8);
                int8Raw(values[i]);
            }
        }
        BYTES.set(buffer, head, at - head - 4);
        BYTES.set(buffer, head + 8, nulls ? 1 : 0);
        return this;
    }

    /** A {@code text[]}; null elements stay null. */
    public CopyWriter texts(@Nullable String[] values) throws SQLException {
        room(24);
        int length = 20;
        byte[][] utf8 = new byte[values.length][];
        boolean nulls = false;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            nulls |= value == null;
            utf8[i] = value == null
                    ? new byte[0]
                    : value.replace("\u0000", "\ufffd").getBytes(StandardCharsets.UTF_8);
            length += 4 + utf8[i].length;
        }
        int4Raw(length);
        arrayHead(nulls, 25, values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                nothing();
            } else {
                bytes(utf8[i], utf8[i].length);
            }
        }
        return this;
    }

    /** A {@code uuid[]}. */
    public CopyWriter uuids(UUID... values) throws SQLException {
        room(24 + values.length * 20);
        int4Raw(20 + values.length * 20);
        arrayHead(false, 2950, values.length);
        for (UUID value : values) {
            uuid(value);
        }
        return this;
    }

    /** Ends the COPY. @return rows written */
    public long end() throws SQLException {
        room(2);
        int2Raw(-1);
        copy.writeToCopy(buffer, 0, at);
        copy.endCopy();
        return rows;
    }

    /** Gives the COPY up, if it is still open. */
    public void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
