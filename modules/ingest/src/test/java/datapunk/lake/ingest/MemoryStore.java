package datapunk.lake.ingest;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.Appended;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A store that keeps appends in memory and answers the doors of ingest as the real one does. */
final class MemoryStore {
    final List<Append> appends = new ArrayList<>();
    final Map<UUID, OpenImport> open = new LinkedHashMap<>();
    final List<CloseImport> closed = new ArrayList<>();
    final List<OpenFile> lines = new ArrayList<>();
    final Map<UUID, Long> checkpoints = new LinkedHashMap<>();
    final Map<UUID, Long> whole = new LinkedHashMap<>();
    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    Supplier<Future<Void>> gate = Future::succeededFuture;
    int folds;

    void answer(Bus bus) {
        bus.answer(WriteDoors.OPEN_IMPORT, o -> {
            open.put(o.id(), o);
            return done();
        });
        bus.answer(
                WriteDoors.UNFINISHED,
                _ -> Future.succeededFuture(new Unfinished(open.values().stream()
                        .map(o -> new WriteDoors.Unended(o, 1, true, false))
                        .toList())));
        bus.answer(
                WriteDoors.HOLD_IMPORT,
                h -> Future.succeededFuture(new WriteDoors.Held(open.containsKey(h.id()) ? 1 : 0)));
        bus.answer(
                WriteDoors.CANCEL_IMPORT,
                _ -> Future.failedFuture(Fault.user("import-not-running", "That import is not running.")
                        .exception()));
        bus.answer(WriteDoors.OPEN_FILE, this::open);
        bus.answer(WriteDoors.APPEND, a -> gate.get().compose(_ -> append(a)));
        bus.answer(WriteDoors.FOLD, _ -> {
            folds++;
            return done();
        });
        bus.answer(WriteDoors.CLOSE_IMPORT, c -> {
            open.remove(c.id());
            closed.add(c);
            return Future.succeededFuture(
                    new Ledger(c.id(), c.status(), false, 0, Optional.of(1L), c.message(), List.of()));
        });
        bus.answer(WriteDoors.UNDO, _ -> Future.succeededFuture(new WriteDoors.Undone(appends.size())));
        bus.answer(
                StoreDoors.READ_IMPORT,
                _ -> Future.failedFuture(Fault.missing("import-unknown", "No.").exception()));
    }

    private static Future<Done> done() {
        return Future.succeededFuture(Done.DONE);
    }

    private Future<FileState> open(OpenFile file) {
        lines.add(file);
        boolean known = whole.containsKey(file.file());
        return Future.succeededFuture(new FileState(checkpoints.getOrDefault(file.file(), 0L), known));
    }

    private Future<Appended> append(Append a) {
        Fault fault = faults.poll();
        if (fault != null) {
            return Future.failedFuture(fault.exception());
        }
        long checkpoint = checkpoints.getOrDefault(a.file(), 0L);
        if (a.from() != checkpoint) {
            return Future.failedFuture(Fault.user("checkpoint-missed", a.from() + " is not " + checkpoint)
                    .exception());
        }
        appends.add(a);
        checkpoints.put(a.file(), a.to());
        if (a.end().isPresent() && a.end().get().status() == Ledger.Status.DONE) {
            whole.put(a.file(), a.to());
        }
        long n = a.to() - a.from();
        return Future.succeededFuture(new Appended(
                new Ledger.Counts(n, n - a.rejects().size(), 0, 0, a.rejects().size()), Optional.empty()));
    }
}
