package datapunk.lake.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What processes have used, from {@code /proc} (Linux, proc(5)). */
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;
    /** Until a backend that has ended is counted among its parent's children. */
    private static final long SETTLE_NANOS = 500_000_000;

    private static final int PPID = 1;
    private static final int UTIME = 11;

    private Cpu() {}

    /** CPU seconds of one process. */
    static double ofProcess(long pid) {
        String[] f = stat(Path.of("/proc/" + pid));
        return f.length == 0 ? 0 : ticks(f, 2) / TICKS_PER_SECOND;
    }

    /** CPU seconds of a server: the process, its living children, and those that have ended. */
    static double ofServer(long pid) {
        String[] own = stat(Path.of("/proc/" + pid));
        double sum = own.length == 0 ? 0 : ticks(own, 4);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String[] f = stat(process);
                if (f.length > 0 && Long.parseLong(f[PPID]) == pid) {
                    sum += ticks(f, 2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum / TICKS_PER_SECOND;
    }

    private static double ticks(String[] f, int fields) {
        double sum = 0;
        for (int i = UTIME; i < UTIME + fields; i++) {
            sum += Long.parseLong(f[i]);
        }
        return sum;
    }

    /** The fields after the program's name; empty when the process is gone. */
    private static String[] stat(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    /** Largest resident set of a process so far, MiB. */
    static double peakMegabytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wall and CPU seconds of some work. @param database CPU of PostgreSQL @param java CPU of the lake */
    record Cost(double wall, double database, double java) {
        double cpu() {
            return database + java;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.2f s wall, CPU %.2f s (JVM %.2f, PostgreSQL %.2f)", wall, cpu(), java, database);
        }
    }

    /** Work that is measured. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Measures. @param java process of the lake, 0 for none */
    static Cost of(long postgres, long java, Work work) throws IOException, InterruptedException {
        double database = ofServer(postgres);
        double jvm = java == 0 ? 0 : ofProcess(java);
        long begun = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - begun) / 1e9;
        LockSupport.parkNanos(SETTLE_NANOS);
        return new Cost(wall, ofServer(postgres) - database, java == 0 ? 0 : ofProcess(java) - jvm);
    }
}
