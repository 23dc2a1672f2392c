package datapunk.lake.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claim of one process on a folder (`lock`, with the process id in it); the kernel lets go of it when the process ends. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Claims the folder, making it when absent; refuses with the id of the process which has it. */
    public static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            return claim(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static ServerException unusable(Path folder, IOException e) {
        return new ServerException(
                "The data folder " + folder + " cannot be used (" + e + "); check who owns it, or set LAKE_DATA.", e);
    }

    /** Claims the folder, making it when absent; empty when a process has it. */
    public static Optional<FolderLock> tryTake(Path folder) {
        try {
            Files.createDirectories(folder);
            return free(folder);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static FolderLock claim(Path folder) throws IOException {
        Optional<FolderLock> claim;
        try {
            claim = free(folder);
        } catch (OverlappingFileLockException e) {
            throw refused(folder, Long.toString(ProcessHandle.current().pid()));
        }
        if (claim.isEmpty()) {
            throw refused(folder, Files.readString(folder.resolve("lock")).strip());
        }
        return claim.get();
    }

    /** Where this very process has the folder nothing is closed: that would let go of the lock it has. */
    private static Optional<FolderLock> free(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new FolderLock(channel));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    private static ServerException refused(Path folder, String pid) {
        return new ServerException("The data folder " + folder + " is in use by process " + pid
                + "; stop that lake first (./lake stop), or set LAKE_DATA to another folder.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerException("The lock of the data folder could not be released.", e);
        }
    }
}
