package datapunk.lake.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use one private server: each holds a shared lock on a file `tenants` in its folder, which the kernel
 * takes from a process that dies. Who leaves and then gets the file for itself alone was the last.
 */
final class Tenancy {
    private final FileChannel channel;
    private @Nullable FileLock share;

    private Tenancy(FileChannel channel, FileLock share) {
        this.channel = channel;
        this.share = share;
    }

    /** Becomes one of them; waits while the last one is just stopping the server. */
    static Tenancy enter(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("tenants"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        return new Tenancy(channel, channel.lock(0, Long.MAX_VALUE, true));
    }

    /** Leaves. @return whether this was the last; then nobody enters until {@link #close} */
    boolean leave() throws IOException {
        FileLock held = share;
        share = null;
        if (held != null) {
            held.release();
        }
        return channel.tryLock() != null;
    }

    /** Lets others enter. */
    void close() throws IOException {
        channel.close();
    }
}
