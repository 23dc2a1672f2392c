package datapunk.lake.ingest;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.CancelImport;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.ingest.IngestDoors.StartImport;
import datapunk.lake.bus.ingest.IngestDoors.Started;
import datapunk.lake.bus.ingest.IngestDoors.UndoImport;
import datapunk.lake.bus.ingest.IngestDoors.Undone;
import datapunk.lake.bus.ingest.LiveDoors;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.ingest.run.Resumption;
import datapunk.lake.ingest.run.Runs;
import datapunk.lake.ingest.source.Handed;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Answers at the doors of imports and tells how they get on. */
final class SourceVerticle extends VerticleBase {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Under which an import is held by the process it was handed to. */
    private static final long FIRST_TERM = 1;

    private final Bus bus;
    private final Runs runs;
    private final Resumption resumption;
    private final Duration tick;
    private final Map<UUID, Progress> told = new HashMap<>();

    SourceVerticle(Bus bus, Runs runs, Resumption resumption, Duration tick) {
        this.bus = bus;
        this.runs = runs;
        this.resumption = resumption;
        this.tick = tick;
    }

    @Override
    public Future<?> start() {
        bus.answer(IngestDoors.START, this::begin);
        bus.answer(IngestDoors.CANCEL, this::cancel);
        bus.answer(IngestDoors.UNDO, this::undo);
        bus.answer(LiveDoors.RECEIVE, message -> Future.failedFuture(notYet(message.format())));
        vertx.setPeriodic(tick.toMillis(), _ -> tell());
        resumption.begin();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        resumption.stop();
        return vertx.executeBlocking(
                () -> {
                    runs.pause(PAUSE);
                    return Done.DONE;
                },
                false);
    }

    private Future<Started> begin(StartImport start) {
        return vertx.executeBlocking(() -> Handed.expand(start.files()), false)
                .map(files ->
                        new OpenImport(start.owner(), UUID.randomUUID(), start.sample(), Objects.requireNonNull(files)))
                .compose(order -> bus.ask(WriteDoors.OPEN_IMPORT, order).map(_ -> {
                    runs.begin(order, FIRST_TERM, false);
                    return new Started(order.id());
                }));
    }

    /** What runs in another process learns of the wish by the database. */
    private Future<Done> cancel(CancelImport cancel) {
        return runs.cancel(cancel.owner(), cancel.id())
                ? Future.succeededFuture(Done.DONE)
                : bus.ask(WriteDoors.CANCEL_IMPORT, new WriteDoors.WishCancel(cancel.owner(), cancel.id()));
    }

    private Future<Undone> undo(UndoImport undo) {
        if (runs.isRunning(undo.id())) {
            return Future.failedFuture(
                    Fault.user("import-running", "That import is still running; cancel it first, then undo it.")
                            .exception());
        }
        return bus.ask(WriteDoors.UNDO, new WriteDoors.Undo(undo.owner(), undo.id()))
                .map(undone -> new Undone(undo.id(), undone.removed()));
    }

    private static FaultException notYet(String format) {
        return Fault.user(
                        "live-not-read",
                        "This lake does not read live messages (" + format + ") yet; import a file instead.")
                .exception();
    }

    private void tell() {
        var current = new HashMap<UUID, Progress>();
        for (Progress progress : runs.progress(System.nanoTime())) {
            current.put(progress.id(), progress);
            if (!progress.equals(told.get(progress.id()))) {
                bus.tell(IngestDoors.PROGRESSED, progress);
            }
        }
        told.clear();
        told.putAll(current);
    }
}
