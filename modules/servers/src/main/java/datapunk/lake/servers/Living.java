package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Whether processes live that are no children of ours. A dead one that nobody has buried yet (a zombie, and for ever one
 * where the first process of a container buries nobody) is dead, although the JDK and the kernel still know it.
 */
public final class Living {
    private static final long STEP_MILLIS = 30;

    private Living() {}

    /** Whether the process is there and not a zombie. */
    public static boolean is(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
    }

    /** Waits for its end. @return whether it has ended within that time */
    public static boolean endsWithin(long pid, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (is(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        return true;
    }

    /** Its state is the first word after the name in brackets, proc(5). */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // no such place on this system, or the process has just gone
        }
    }
}
