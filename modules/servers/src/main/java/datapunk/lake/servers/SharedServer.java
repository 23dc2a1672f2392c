package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A private server that several processes use together. One of them keeps it: starts it and starts it again when it dies.
 * When the keeper leaves, or dies, another one takes over within a second, and the server runs on. The last one to leave
 * stops it. Enter from a platform thread.
 */
public final class SharedServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SharedServer.class.getName());
    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(130);
    private static final long LAST_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long STEP_MILLIS = 50;
    private static final long RELIEF_MILLIS = 500;

    private final Kind kind;
    private final Tenancy tenancy;
    private final String url;
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    private SharedServer(Kind kind, Tenancy tenancy, String url, @Nullable Kept kept) {
        this.kind = kind;
        this.tenancy = tenancy;
        this.url = url;
        this.kept = kept;
    }

    /** What kind of server it is. */
    interface Kind {
        /** Where its files are. */
        Path folder();

        /** Its address, if it answers. */
        Optional<String> answering() throws IOException;

        /** Takes over what runs, or starts it. @param claim on the folder; let go of when that fails */
        Kept keep(FolderLock claim);

        /** Stops it without keeping it. */
        void stopOrphan();
    }

    /** A server that this process keeps. */
    interface Kept {
        /** Its address. */
        String url();

        /** Stops it. */
        void stop();

        /** Lets it run and keeps it no more. */
        void leave();
    }

    static SharedServer enter(Kind kind) {
        try {
            Files.createDirectories(kind.folder());
            Tenancy tenancy = Tenancy.enter(kind.folder());
            boolean entered = false;
            try {
                SharedServer server = found(kind, tenancy);
                entered = true;
                Thread.ofPlatform().daemon().name("lake-relief").start(server::relieve);
                return server;
            } finally {
                if (!entered) {
                    tenancy.close();
                }
            }
        } catch (IOException e) {
            throw new ServerException("The folder " + kind.folder() + " cannot be used: " + e, e);
        }
    }

    private static SharedServer found(Kind kind, Tenancy tenancy) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (System.nanoTime() < deadline) {
            Optional<FolderLock> claim = FolderLock.tryTake(kind.folder());
            if (claim.isPresent()) {
                Kept kept = kind.keep(claim.get());
                return new SharedServer(kind, tenancy, kept.url(), kept);
            }
            Optional<String> answering = kind.answering();
            if (answering.isPresent()) {
                return new SharedServer(kind, tenancy, answering.get(), null);
            }
            pause();
        }
        throw new ServerException("The server in " + kind.folder()
                + " which another process of the lake keeps does not answer; look into its server.log.");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for a server.", e);
        }
    }

    /** The address in one string, with the password in it: for configuration, never for logs. */
    public String url() {
        return url;
    }

    /** Takes over as soon as nobody keeps it. */
    private void relieve() {
        try {
            while (!leaving.await(RELIEF_MILLIS, TimeUnit.MILLISECONDS)) {
                lock.lock();
                try {
                    takeOver();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOver() {
        if (kept != null || leaving.getCount() == 0) {
            return;
        }
        try {
            kept = FolderLock.tryTake(kind.folder()).map(kind::keep).orElse(null);
            if (kept != null) {
                LOG.info(() -> "event=server.taken-over folder=" + kind.folder().getFileName());
            }
        } catch (ServerException e) {
            LOG.log(Level.WARNING, "event=server.not-taken-over", e);
        }
    }

    /** Uses it no more; the last one stops it. */
    @Override
    public void close() {
        leaving.countDown();
        lock.lock();
        try {
            boolean last = tenancy.leave();
            Kept mine = kept;
            kept = null;
            if (mine != null && last) {
                mine.stop();
            } else if (mine != null) {
                mine.leave();
            } else if (last) {
                stopAlone();
            }
            tenancy.close();
        } catch (IOException e) {
            throw new ServerException("The folder " + kind.folder() + " cannot be used: " + e, e);
        } finally {
            lock.unlock();
        }
    }

    /** Stops it although another kept it, who is gone or about to go. */
    private void stopAlone() {
        long deadline = System.nanoTime() + LAST_WITHIN_NANOS;
        while (System.nanoTime() < deadline) {
            Optional<FolderLock> claim = FolderLock.tryTake(kind.folder());
            if (claim.isPresent()) {
                try (var held = claim.get()) {
                    kind.stopOrphan();
                }
                return;
            }
            pause();
        }
    }
}
