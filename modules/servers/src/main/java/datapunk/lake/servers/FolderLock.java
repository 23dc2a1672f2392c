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
            throw new ServerException(
                    "The data folder " + folder + " cannot be used (" + e + "); check who owns it, or set LAKE_DATA.",
                    e);
        }
    }

    private static FolderLock claim(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                channel.close();
                throw refused(folder, Files.readString(file).strip());
            }
        } catch (OverlappingFileLockException e) {
            throw refused(folder, Long.toString(ProcessHandle.current().pid()));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
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
