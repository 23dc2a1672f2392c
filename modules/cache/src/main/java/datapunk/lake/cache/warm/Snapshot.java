package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.model.Ftrl;
import datapunk.lake.cache.warm.model.KeyStats;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * All that was learned as bytes: a mark, the number of this schema, the length, both models, the statistics and the
 * readers, and a checksum of it all. Whoever changes a feature, a field or a template gives the schema another number.
 */
final class Snapshot {
    /** Number of the schema of features and fields. */
    static final int SCHEMA = 1;

    private static final int MARK = 0x4C57524D;
    private static final int HEAD = 12;
    private static final int READER = 4 + 3 * 8 + KeyStats.HALF_HOURS * 4;

    private final Ftrl moves;
    private final Ftrl background;
    private final KeyStats stats;
    private final Readers readers;

    Snapshot(Ftrl moves, Ftrl background, KeyStats stats, Readers readers) {
        this.moves = moves;
        this.background = background;
        this.stats = stats;
        this.readers = readers;
    }

    byte[] write() {
        int chain = readers.everybody.bytes();
        int size = HEAD + 2 * Ftrl.bytes() + stats.writtenBytes() + 4 + chain;
        size += readers.all().size() * (READER + chain) + 8;
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(MARK).putInt(SCHEMA).putInt(size);
        moves.write(out);
        background.write(out);
        stats.write(out);
        readers.everybody.write(out);
        out.putInt(readers.all().size());
        for (Reader reader : readers.all()) {
            out.putInt(reader.user)
                    .putLong(reader.since())
                    .putLong(reader.active())
                    .putLong(reader.lastIngest());
            for (float count : reader.clock()) {
                out.putFloat(count);
            }
            reader.chain.write(out);
        }
        out.putLong(checksum(out.array(), size - 8));
        return out.array();
    }

    private static long checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** Checks first, then takes over; nothing is changed when it throws. */
    void read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        check(in, bytes);
        try {
            moves.read(in);
            background.read(in);
            stats.read(in);
            readers.everybody.read(in);
            int count = in.getInt();
            for (int i = 0; i < count; i++) {
                reader(in);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new SnapshotException("The warmer's snapshot has the right checksum and the wrong contents ("
                    + e.getClass().getSimpleName() + "); delete it.");
        }
    }

    private static void check(ByteBuffer in, byte[] bytes) {
        if (bytes.length < HEAD + 8 || in.getInt() != MARK) {
            throw new SnapshotException("This is no snapshot of the warmer (" + bytes.length
                    + " bytes); it starts without what it learned.");
        }
        int schema = in.getInt();
        if (schema != SCHEMA) {
            throw new SnapshotException("The warmer's snapshot has version " + schema + " and this lake writes version "
                    + SCHEMA + "; it starts without what it learned.");
        }
        int size = in.getInt();
        if (size != bytes.length || in.getLong(size - 8) != checksum(bytes, size - 8)) {
            throw new SnapshotException("The warmer's snapshot is half written or damaged (" + bytes.length + " of "
                    + size + " bytes); it starts without what it learned.");
        }
    }

    private void reader(ByteBuffer in) {
        Reader reader = readers.of(in.getInt(), 0);
        reader.remember(in.getLong(), in.getLong(), in.getLong());
        for (int i = 0; i < reader.clock().length; i++) {
            reader.clock()[i] = in.getFloat();
        }
        reader.chain.read(in);
    }
}
