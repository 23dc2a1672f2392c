package datapunk.lake.bench.coherence;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Imports a few fixes or undoes an earlier import, through any lake that is up, and notes when the database shows it: the
 * time is taken just after the look that saw it first, some milliseconds after the commit at most.
 */
final class Writer {
    private static final double UNDOING = 0.2;
    private static final double CHECKING = 0.25;
    /** Fixes of an import: of various numbers, so that taking one away leads to a number not seen before. */
    private static final int FEWEST = 2;

    private static final int MORE = 8;
    private static final int MOST_FIXES = 50;
    private static final long STEP_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 40_000_000_000L;
    private static final String GENERATION = "Lake-Generation";

    private final Cluster cluster;
    private final Connection database;
    private final Path folder;
    private final Random random;
    private final History history = new History(System.nanoTime());
    private final List<Load> loads = new ArrayList<>();
    private final ReentrantLock busy = new ReentrantLock();
    private final AtomicInteger latest = new AtomicInteger();
    private final AtomicInteger doomed = new AtomicInteger(-1);
    private long fixes;
    private int writes;
    private int checks;
    private int missed;

    Writer(Cluster cluster, Connection database, Path folder, Random random) {
        this.cluster = cluster;
        this.database = database;
        this.folder = folder;
        this.random = random;
    }

    private record Load(UUID id, int register, int count) {}

    /** The register that was written last. */
    int latest() {
        return latest.get();
    }

    History history() {
        return history;
    }

    int writes() {
        return writes;
    }

    /** How often another lake was asked with the generation of a write. */
    int checks() {
        return checks;
    }

    /** How often it then did not show that write. */
    int missed() {
        return missed;
    }

    /** Held while a write is under way. */
    ReentrantLock busy() {
        return busy;
    }

    /** Lets the next write go through this lake, which is killed as soon as the write is committed. */
    void doom(int lake) {
        doomed.set(lake);
    }

    /** Writes once. */
    void write() throws SQLException, InterruptedException {
        busy.lock();
        try {
            int through = through();
            Optional<Load> undone = random.nextDouble() < UNDOING ? undoable() : Optional.empty();
            if (undone.isPresent()) {
                undo(undone.get(), through);
            } else {
                load(random.nextInt(Register.COUNT), through);
            }
            writes++;
        } finally {
            busy.unlock();
        }
    }

    /** Writes to each register once, so that all have something. */
    void begin() throws SQLException, InterruptedException {
        for (int register = 0; register < Register.COUNT; register++) {
            load(register, register % Cluster.LAKES);
        }
    }

    private int through() {
        if (doomed.get() >= 0) {
            return doomed.get();
        }
        int lake = random.nextInt(Cluster.LAKES);
        while (cluster.health(lake) != Cluster.Health.UP) {
            lake = (lake + 1) % Cluster.LAKES;
        }
        return lake;
    }

    private void load(int register, int through) throws SQLException, InterruptedException {
        int count = random.nextInt(FEWEST, MORE);
        while (!history.isTold(register, count) && count < MOST_FIXES) {
            count++;
        }
        Path file = folder.resolve("load-" + fixes + ".json");
        try {
            Register.write(file, register, fixes, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fixes += count;
        var body = new JsonObject().put("paths", new JsonArray().add(file.toString()));
        HttpResponse<byte[]> answer =
                cluster.lake(through).ask("POST", "/api/imports", body.encode()).join();
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("no import: " + new String(answer.body()));
        }
        UUID id = UUID.fromString(new JsonObject(Buffer.buffer(answer.body())).getString("id"));
        committed(
                "select exists (select from import_file where import_id = ? and checkpoint > 0)", id, register, count);
        loads.add(new Load(id, register, count));
        if (!killed(through) && random.nextDouble() < CHECKING) {
            HttpResponse<byte[]> ledger =
                    cluster.lake(through).ask("GET", "/api/imports/" + id, "").join();
            check(ledger.headers().firstValue(GENERATION), register, through);
        }
    }

    private void undo(Load load, int through) throws SQLException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                cluster.lake(through).ask("DELETE", "/api/imports/" + load.id(), "");
        committed(
                "select exists (select from import where id = ? and status = 'undone')",
                load.id(),
                load.register(),
                -load.count());
        loads.remove(load);
        if (!killed(through)) {
            HttpResponse<byte[]> said = answer.join();
            if (said.statusCode() != 200) {
                throw new IllegalStateException("not undone: " + new String(said.body()));
            }
            check(said.headers().firstValue(GENERATION), load.register(), through);
        }
    }

    /** Waits until the database shows it. */
    private void committed(String question, UUID id, int register, int change) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!yes(question, id)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The write " + id + " was not committed in time.");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        history.committed(register, change, System.nanoTime());
        latest.set(register);
    }

    private boolean yes(String question, UUID id) throws SQLException {
        try (var s = database.prepareStatement(question)) {
            s.setObject(1, id);
            try (var rows = s.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private boolean killed(int lake) throws InterruptedException {
        if (doomed.compareAndSet(lake, -1)) {
            cluster.kill(lake);
            return true;
        }
        return false;
    }

    /** An import that has ended and whose undoing leads to numbers not seen before. */
    private Optional<Load> undoable() throws SQLException {
        for (Load load : loads) {
            if (history.isTold(load.register(), -load.count())
                    && yes("select exists (select from import where id = ? and status = 'done')", load.id())) {
                return Optional.of(load);
            }
        }
        return Optional.empty();
    }

    /** Whoever names the generation of his write sees it on every lake. */
    private void check(Optional<String> generation, int register, int through) {
        int other = (through + 1 + random.nextInt(Cluster.LAKES - 1)) % Cluster.LAKES;
        if (generation.isEmpty() || cluster.health(other) != Cluster.Health.UP) {
            return;
        }
        HttpResponse<byte[]> answer = cluster.lake(other)
                .ask("GET", Asked.DAY.path(register), "", GENERATION, generation.get())
                .join();
        checks++;
        missed += Asked.DAY.count(answer) == history.now(register) ? 0 : 1;
    }
}
