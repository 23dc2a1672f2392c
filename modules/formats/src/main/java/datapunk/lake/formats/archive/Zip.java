package datapunk.lake.formats.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A zip file with its directory: one damaged entry does not touch the others, and what nobody wants is not unpacked.
 * Inflating is the JDK's, with large buffers, and every entry read to its end is checked against its checksum.
 */
public final class Zip implements AutoCloseable {
    /** Entries up to which the directory is held in memory; a zip with more is read front to back. */
    private static final long MOST = 100_000;

    private static final int BUFFER = 128 * 1024;
    private final ZipFile file;

    private Zip(ZipFile file) {
        this.file = file;
    }

    /**
     * Opens a zip by its directory.
     *
     * @return empty when the directory is too large to hold in memory
     * @throws IOException when the directory is missing or damaged
     */
    public static Optional<Zip> open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (entries(channel) > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Zip(Guard.sound(() ->
                ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get())));
    }

    /** The number of entries that the end of the directory states, 0 when it cannot be found. */
    private static long entries(FileChannel channel) throws IOException {
        int length = (int) Math.min(channel.size(), 22 + 65_535);
        var tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (tail.hasRemaining() && channel.read(tail, channel.size() - length + tail.position()) > 0) {}
        for (int at = length - 22; at >= 0; at--) {
            if (tail.getInt(at) == 0x06054b50) {
                int count = tail.getShort(at + 10) & 0xffff;
                boolean zip64 = count == 0xffff && at >= 20 && tail.getInt(at - 20) == 0x07064b50;
                return zip64 ? entries64(channel, tail.getLong(at - 12)) : count;
            }
        }
        return 0;
    }

    private static long entries64(FileChannel channel, long at) throws IOException {
        var end = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        if (at < 0 || channel.read(end, at) < 56 || end.getInt(0) != 0x06064b50) {
            return 0;
        }
        long count = end.getLong(32);
        return count < 0 ? Long.MAX_VALUE : count;
    }

    /**
     * Shows every entry to the visitor.
     *
     * @param progress told how far the reading has come, in bytes of the zip file
     * @return a sentence that says why the end was not reached, or empty
     */
    public Optional<String> unpack(Guard guard, LongConsumer progress, Visitor visitor) {
        List<ZipArchiveEntry> entries = Collections.list(file.getEntriesInPhysicalOrder());
        if (entries.isEmpty()) {
            return Optional.of(Archive.EMPTY);
        }
        for (ZipArchiveEntry entry : entries) {
            try {
                guard.entry();
            } catch (Refusal e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            Optional<String> refusal = EntryName.refusal(entry.getName())
                    .or(() -> Archive.zipRefusal(entry, file.canReadEntryData(entry)));
            if (refusal.isPresent()) {
                visitor.refused(entry.getName(), entry.getSize(), refusal.get());
            } else if (!entry.isDirectory()) {
                show(entry, guard, progress, visitor);
            }
            if (guard.tripped().isPresent()) {
                return guard.tripped();
            }
        }
        return Optional.empty();
    }

    private void show(ZipArchiveEntry entry, Guard guard, LongConsumer progress, Visitor visitor) {
        InputStream plain;
        try {
            plain = Guard.sound(() -> plain(entry, progress));
        } catch (IOException e) {
            visitor.refused(entry.getName(), entry.getSize(), "Its bytes are damaged. Download the archive again.");
            return;
        }
        try (plain) {
            var checked = new Checked(plain, entry.getCrc(), entry.getSize());
            visitor.file(
                    entry.getName(), entry.getSize(), guard.watch(checked, Math.max(entry.getCompressedSize(), 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("closing an entry", e);
        }
    }

    private InputStream plain(ZipArchiveEntry entry, LongConsumer progress) throws IOException {
        InputStream raw = file.getRawInputStream(entry);
        if (raw == null) {
            throw new ZipException("no such entry");
        }
        var counted = new Counted(raw, at -> progress.accept(Math.max(entry.getDataOffset(), 0) + at));
        if (entry.getMethod() == ZipMethod.STORED.getCode()) {
            return counted;
        }
        return entry.getMethod() == ZipMethod.DEFLATED.getCode()
                ? new Inflated(counted, BUFFER)
                : file.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Fails at the end when the bytes are not those that were packed. */
    private static final class Checked extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private final long wanted;
        private final long size;
        private long count;

        Checked(InputStream in, long wanted, long size) {
            super(in);
            this.wanted = wanted;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            if (n > 0) {
                crc.update(b, off, n);
                count += n;
            } else if (n < 0 && size >= 0 && count < size) {
                throw new EOFException("the entry is shorter than stated");
            } else if (n < 0 && wanted >= 0 && crc.getValue() != wanted) {
                throw new ZipException("the checksum of the entry is wrong");
            }
            return n;
        }
    }
}
