package datapunk.lake.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server which outlived the lake that started it: known by its pid file, and only if it serves this very folder. */
final class Orphan {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphan() {}

    /** Stops the orphan of the folder with each signal in turn; empty when there was none. */
    static Optional<Step> stop(Path pidFile, Path folder, List<String> signals) throws IOException {
        Optional<ProcessHandle> orphan = find(pidFile, folder);
        if (orphan.isEmpty()) {
            return Optional.empty();
        }
        long started = System.nanoTime();
        for (String signal : signals) {
            Shell.signal(orphan.get().pid(), signal);
            if (ended(orphan.get())) {
                return Optional.of(Step.since("orphan", started));
            }
        }
        throw new ServerException("Process " + orphan.get().pid() + " still serves " + folder
                + " and does not stop; end it, then start the lake again.");
    }

    static Optional<ProcessHandle> find(Path pidFile, Path folder) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        return ProcessHandle.of(pid).filter(handle -> Living.is(pid) && serves(handle, folder));
    }

    /**
     * Takes away a pid file whose number now belongs to a stranger (as after a crash in a container), since PostgreSQL
     * would take the stranger for its own. It stays as long as any process at all works in the folder: PostgreSQL
     * needs it then to find the memory such a process still holds.
     */
    static void clearStale(Path pidFile, Path folder) throws IOException {
        if (Files.exists(pidFile) && Files.isDirectory(Path.of("/proc/self")) && !anyoneWorksIn(folder.toRealPath())) {
            Files.delete(pidFile);
        }
    }

    private static boolean anyoneWorksIn(Path folder) {
        return ProcessHandle.allProcesses().anyMatch(handle -> serves(handle, folder));
    }

    private static boolean serves(ProcessHandle handle, Path folder) {
        Path proc = Path.of("/proc", Long.toString(handle.pid()));
        try {
            if (!Files.isDirectory(proc)) {
                return handle.info().commandLine().orElse("").contains(folder.toString());
            }
            String command = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains(folder.toString())
                    || Files.readSymbolicLink(proc.resolve("cwd")).equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ended(ProcessHandle handle) {
        try {
            return Living.endsWithin(handle.pid(), PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while a server was stopping.", e);
        }
    }
}
