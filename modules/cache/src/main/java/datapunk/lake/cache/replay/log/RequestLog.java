package datapunk.lake.cache.replay.log;

import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.warm.WarmKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes what was asked, changed and lost, into a file and its predecessor, together within a bound: when the file has
 * reached half of it, it takes the predecessor's place. Lines are gathered and written some hundred at a time. Keys are
 * hidden unless the log was opened as plain. One log has one writer, of all processes. For one thread.
 */
public final class RequestLog implements AutoCloseable {
    static final long MAGIC = 0x4c414b45_52514c31L; // LAKERQL1
    static final int HEAD = 24;
    static final int HIDDEN = 1;
    static final int PLAIN = 2;

    private static final int LINES = 512;
    private static final long LEAST = 1 << 16;

    private final Path file;
    private final long half;
    private final Optional<Disguise> disguise;
    private final ByteBuffer gathered = ByteBuffer.allocate(LINES * Logged.BYTES);
    private final FileChannel lock;
    private FileChannel channel;
    private long size;

    private RequestLog(Path file, long bound, Optional<Disguise> disguise) throws IOException {
        if (bound < LEAST) {
            throw new IllegalArgumentException("lake.cache.log.bytes must be at least " + LEAST + " (64k)");
        }
        this.file = file;
        this.half = bound / 2;
        this.disguise = disguise;
        this.lock = locked(file);
        rotate();
        this.channel = begun();
    }

    private static FileChannel locked(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel lock = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("this process writes " + file + " already", e);
        }
        lock.close();
        throw new IOException("another process of this lake writes " + file);
    }

    /** A log of hidden keys; what an earlier process wrote becomes the predecessor. @param bound bytes of both files */
    public static RequestLog hidden(Path file, long bound, Disguise disguise) throws IOException {
        return new RequestLog(file, bound, Optional.of(disguise));
    }

    /** A log of keys as they are, with which moves can be replayed and from which one can read where somebody was. */
    public static RequestLog plain(Path file, long bound) throws IOException {
        return new RequestLog(file, bound, Optional.empty());
    }

    /** Where the file lies that comes before this one. */
    static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    /** A user asked. @param loadMillis what the database took, 0 when the answer was in memory */
    public void request(long millis, int region, WarmKey key, long bytes, double loadMillis) throws IOException {
        append(new Logged(millis, Event.What.REQUEST, region, hidden(key), bytes, loadMillis));
    }

    /** A change reached an answer. */
    public void invalidate(long millis, int region, WarmKey key) throws IOException {
        append(new Logged(millis, Event.What.INVALIDATE, region, hidden(key), 0, 0));
    }

    /** New data of a user. */
    public void ingest(long millis, int user) throws IOException {
        int shown = disguise.map(d -> d.user(user)).orElse(user);
        append(new Logged(millis, Event.What.INGEST, 0, WarmKey.other(shown, 0), 0, 0));
    }

    /** Memory was lost. @param what one of the two restarts */
    public void restart(long millis, Event.What what) throws IOException {
        append(new Logged(millis, what, 0, WarmKey.other(0, 0), 0, 0));
    }

    private WarmKey hidden(WarmKey key) {
        return disguise.map(d -> d.hide(key)).orElse(key);
    }

    private void append(Logged line) throws IOException {
        line.writeTo(gathered);
        if (!gathered.hasRemaining()) {
            flush();
        }
    }

    /** Writes what was gathered. */
    public void flush() throws IOException {
        gathered.flip();
        while (gathered.hasRemaining()) {
            size += channel.write(gathered);
        }
        gathered.clear();
        if (size + gathered.capacity() > half) {
            channel.close();
            rotate();
            channel = begun();
        }
    }

    private void rotate() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, before(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private FileChannel begun() throws IOException {
        FileChannel fresh = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.putLong(MAGIC).putInt(disguise.isPresent() ? HIDDEN : PLAIN).putInt(Logged.BYTES);
        head.putLong(disguise.map(Disguise::mark).orElse(0L));
        head.flip();
        while (head.hasRemaining()) {
            fresh.write(head);
        }
        size = HEAD;
        return fresh;
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
        lock.close();
    }
}
