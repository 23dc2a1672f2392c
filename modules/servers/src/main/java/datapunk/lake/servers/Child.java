package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server process that is started again, by the same command, whenever it dies while we run.
 * A thread of the platform watches it. The child has a session of its own, so Ctrl-C in a terminal reaches the lake only,
 * which then stops its servers in order.
 */
final class Child {
    private static final Logger LOG = Logger.getLogger(Child.class.getName());
    private static final long SHORTEST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long LOOK_MS = 60_000;
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOG_BYTES = 16L << 20;

    private final String name;
    private final List<String> command;
    private final Path log;
    private final List<String> stopSignals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopCalled = lock.newCondition();
    private final AtomicInteger restarts = new AtomicInteger();
    private boolean stopping;
    private ProcessHandle process;

    /** Starts the command; its output is appended to the log. */
    Child(String name, List<String> command, Path log, List<String> stopSignals) throws IOException {
        this(name, command, log, stopSignals, Optional.empty());
    }

    /** @param running a process that another lake started by such a command, to be kept in its place */
    Child(String name, List<String> command, Path log, List<String> stopSignals, Optional<ProcessHandle> running)
            throws IOException {
        this.name = name;
        this.command = inOwnSession(command);
        this.log = log;
        this.stopSignals = List.copyOf(stopSignals);
        if (running.isPresent()) {
            this.process = running.get();
        } else {
            rotateLog();
            this.process = spawn();
        }
    }

    /** From now on a death is answered by a new start. */
    void watch() {
        Thread.ofPlatform().daemon().name("lake-watch-" + name).start(this::keepAlive);
    }

    boolean isAlive() {
        return Living.is(current().pid());
    }

    /** Process id of the present incarnation. */
    long pid() {
        return current().pid();
    }

    int restarts() {
        return restarts.get();
    }

    /** Waits; true when the process ended within that time. */
    boolean endedWithin(long millis) throws InterruptedException {
        return Living.endsWithin(current().pid(), millis);
    }

    /** The end of the log, for messages. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(no log in " + log + ")";
        }
    }

    /** Stops for good, by each signal in turn and then by force. */
    Step stop() {
        long started = System.nanoTime();
        ProcessHandle last = callOffWatch();
        try {
            for (int i = 0; i < stopSignals.size() && Living.is(last.pid()); i++) {
                Shell.signal(last.pid(), stopSignals.get(i));
                Living.endsWithin(last.pid(), TimeUnit.SECONDS.toMillis(i == 0 ? 20 : 10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Living.is(last.pid())) {
            last.destroyForcibly();
        }
        LOG.info(() -> "event=server.stopped server=" + name + " pid=" + last.pid());
        return Step.since("stop", started);
    }

    /** Watches it no more and lets it run. */
    void leave() {
        ProcessHandle left = callOffWatch();
        LOG.info(() -> "event=server.left server=" + name + " pid=" + left.pid());
    }

    private ProcessHandle callOffWatch() {
        lock.lock();
        try {
            stopping = true;
            stopCalled.signalAll();
            return process;
        } finally {
            lock.unlock();
        }
    }

    private ProcessHandle current() {
        lock.lock();
        try {
            return process;
        } finally {
            lock.unlock();
        }
    }

    private void keepAlive() {
        long pause = SHORTEST_PAUSE_MS;
        try {
            while (true) {
                long since = System.nanoTime();
                ProcessHandle watched = current();
                while (!Living.endsWithin(watched.pid(), LOOK_MS)) {
                    continue;
                }
                pause = System.nanoTime() - since > SETTLED_NANOS ? SHORTEST_PAUSE_MS : pause;
                if (!startAgainAfter(pause, watched.pid())) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the server was stopped on purpose. */
    private boolean startAgainAfter(long pauseMs, long pid) throws InterruptedException {
        lock.lock();
        try {
            if (stopping) {
                return false;
            }
            LOG.warning("event=server.died server=" + name + " pid=" + pid + " retry_ms=" + pauseMs);
            long left = TimeUnit.MILLISECONDS.toNanos(pauseMs);
            while (!stopping && left > 0) {
                left = stopCalled.awaitNanos(left);
            }
            if (stopping) {
                return false;
            }
            process = spawn();
            restarts.incrementAndGet();
            LOG.info("event=server.restarted server=" + name + " pid=" + process.pid());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "event=server.spawn_failed server=" + name, e);
        } finally {
            lock.unlock();
        }
        return true;
    }

    private ProcessHandle spawn() throws IOException {
        return Shell.withoutServerVariables(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .toHandle();
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return List.copyOf(command);
        }
        var whole = new ArrayList<>(List.of("/usr/bin/setsid"));
        whole.addAll(command);
        return List.copyOf(whole);
    }
}
