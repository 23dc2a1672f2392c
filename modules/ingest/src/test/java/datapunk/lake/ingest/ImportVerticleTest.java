package datapunk.lake.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.ingest.run.Limits;
import datapunk.lake.ingest.run.Retry;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole room on the real bus, above a store in memory. */
@ExtendWith(VertxExtension.class)
class ImportVerticleTest {
    private static final Owner OWNER = new Owner(7);
    private static final int RECORDS = 2500;
    private static final Limits SMALL = new Limits(100, 3, 500, 1_000_000, 10);
    private static final Retry QUICK = new Retry(Duration.ofMillis(1), Duration.ofMillis(5), Retry.DEFAULT.on());

    @TempDir
    private Path folder;

    private Vertx vertx;
    private Bus bus;
    private final MemoryStore store = new MemoryStore();
    private final ScriptedWalk walk = new ScriptedWalk(Lives.life(new Random(5), RECORDS));
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final BlockingQueue<Progress> progress = new LinkedBlockingQueue<>();
    private Path file;

    @BeforeEach
    void begin(Vertx given) throws Exception {
        vertx = given;
        bus = Bus.of(vertx);
        file = Files.writeString(folder.resolve("takeout.zip"), "not really");
        store.answer(bus);
        bus.listen(IngestDoors.FINISHED, finished::add);
        bus.listen(IngestDoors.PROGRESSED, progress::add);
    }

    private IngestModule start(Limits limits) throws Exception {
        IngestModule module = module(vertx, bus, limits);
        module.start().await(10, TimeUnit.SECONDS);
        return module;
    }

    private IngestModule module(Vertx on, Bus itsBus, Limits limits) {
        var config = new IngestConfig(2, limits, QUICK, 10, Duration.ofMillis(200), Duration.ofSeconds(1));
        return new IngestModule(
                on, itsBus, config, walk, () -> cell -> new PlaceName("", "", "", "", "", "town" + cell % 7));
    }

    private <Q extends Payload, A extends Payload> A ask(Call<Q, A> call, Q question) throws Exception {
        return bus.ask(call, question).await(10, TimeUnit.SECONDS);
    }

    private UUID importFile() throws Exception {
        return ask(
                        IngestDoors.START,
                        new IngestDoors.StartImport(OWNER, List.of(new IngestDoors.Given(file, "takeout.zip")), false))
                .id();
    }

    private Finished awaitEnd() throws Exception {
        Finished f = finished.poll(20, TimeUnit.SECONDS);
        assertTrue(f != null, "the import did not end");
        return f;
    }

    /** What was appended of the content with the records. */
    private List<Append> contentAppends() {
        UUID content = store.lines.stream()
                .filter(l -> l.path().endsWith("Records.json"))
                .findFirst()
                .orElseThrow()
                .file();
        return store.appends.stream().filter(a -> a.file().equals(content)).toList();
    }

    private static List<String> texts(List<Append> appends) {
        return appends.stream().map(Appends::text).toList();
    }

    private List<String> undisturbed(Limits limits) throws Exception {
        IngestModule module = start(limits);
        importFile();
        assertEquals(Status.DONE, awaitEnd().ledger().status());
        module.stop().await(20, TimeUnit.SECONDS);
        List<String> texts = texts(contentAppends());
        store.appends.clear();
        store.checkpoints.clear();
        store.whole.clear();
        store.lines.clear();
        return texts;
    }

    @Test
    void everyRecordOfAFileIsCommittedOrRejectedInOrder() throws Exception {
        start(SMALL);
        importFile();

        assertEquals(Status.DONE, awaitEnd().ledger().status());
        List<Append> appends = contentAppends();
        long next = 0;
        for (Append a : appends) {
            assertEquals(next, a.from());
            long held = a.features().size()
                    + a.rejects().size()
                    + a.tables().stream().mapToLong(t -> t.fixes().size()).sum();
            assertEquals(a.to() - a.from(), held);
            next = a.to();
        }
        assertEquals(walk.size(), next);
        FileEnd end = appends.getLast().end().orElseThrow();
        assertEquals(Map.of("locations", (long) RECORDS), end.elements());
        long rejected = appends.stream().mapToLong(a -> a.rejects().size()).sum();
        long nested = end.observations().get("activity_sample");
        assertEquals(
                walk.size() - rejected,
                end.observations().values().stream().mapToLong(n -> n).sum() - nested);
        assertEquals(1, store.folds);
        assertEquals(
                List.of(0, 1, 2), store.lines.stream().map(l -> l.ordinal()).toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 2", "100, 8", "999, 64"})
    void anyBatchSizeAndWindowGiveTheSameAppends(int batch, int window) throws Exception {
        List<String> expected = undisturbed(SMALL);

        assertEquals(expected, undisturbed(new Limits(batch, window, SMALL.stretch(), SMALL.fold(), 10)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void resumingFromACheckpointAppendsExactlyTheRest(int stretches) throws Exception {
        List<String> expected = undisturbed(SMALL);
        Promise<Void> never = Promise.promise();
        store.gate = () -> store.appends.size() >= stretches ? never.future() : Future.succeededFuture();
        IngestModule killed = start(SMALL);
        importFile();
        awaitStretches(stretches);

        store.gate = Future::succeededFuture;
        assertEquals(expected, texts(appendsOfAnotherLake()));

        Future<?> stopped = killed.stop();
        never.fail(Fault.outside("database-away", "Away.").exception());
        stopped.await(20, TimeUnit.SECONDS);
    }

    @Test
    void whatWasCommittedBeforeACrashIsBroughtIntoTheIndexThoughNothingIsLeftToRead() throws Exception {
        start(SMALL);
        importFile();
        awaitEnd();
        int folds = store.folds;

        importFile();

        assertEquals(Status.DONE, awaitEnd().ledger().status());
        assertEquals(folds + 1, store.folds);
    }

    private void awaitStretches(int n) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (store.appends.size() < n && System.nanoTime() < end) {
            progress.poll(50, TimeUnit.MILLISECONDS);
        }
        assertEquals(n, store.appends.size());
    }

    /** A lake that starts over the same database after the first one was killed. */
    private List<Append> appendsOfAnotherLake() throws Exception {
        Vertx other = Vertx.vertx();
        try {
            Bus itsBus = Bus.of(other);
            var itsFinished = new LinkedBlockingQueue<Finished>();
            store.answer(itsBus);
            itsBus.listen(IngestDoors.FINISHED, itsFinished::add);
            module(other, itsBus, SMALL).start().await(10, TimeUnit.SECONDS);
            Finished f = itsFinished.poll(20, TimeUnit.SECONDS);
            assertEquals(Status.DONE, f == null ? Status.QUEUED : f.ledger().status());
            return contentAppends();
        } finally {
            other.close().await(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSlowStoreStopsTheReading() throws Exception {
        Promise<Void> gate = Promise.promise();
        store.gate = gate::future;
        start(SMALL);
        importFile();

        long read = -1;
        while (read != walk.read.get()) {
            read = walk.read.get();
            progress.poll(500, TimeUnit.MILLISECONDS);
            progress.poll(500, TimeUnit.MILLISECONDS);
        }
        // One stretch is being committed, the next is full.
        assertTrue(walk.read.get() <= 2L * SMALL.stretch() + SMALL.batch(), "read " + walk.read.get());
        gate.complete();
        assertEquals(Status.DONE, awaitEnd().ledger().status());
    }

    @Test
    void theSameBytesAgainAreNotRead() throws Exception {
        start(SMALL);
        importFile();
        awaitEnd();
        long read = walk.read.get();
        int appends = store.appends.size();

        importFile();

        assertEquals(Status.DONE, awaitEnd().ledger().status());
        assertEquals(read, walk.read.get());
        assertEquals(appends, store.appends.size());
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() throws Exception {
        for (int i = 0; i < 5; i++) {
            store.faults.add(Fault.outside("database-away", "Away."));
        }
        store.faults.add(new Fault(Fault.Blame.CAPACITY, "timeout", "Late."));
        start(SMALL);
        importFile();

        assertEquals(Status.DONE, awaitEnd().ledger().status());
        assertEquals(walk.size(), contentAppends().getLast().to());
    }

    @Test
    void anotherFaultFailsTheFileWithItsSentence() throws Exception {
        store.faults.add(new Fault(Fault.Blame.LAKE, "database-error", "It broke."));
        start(SMALL);
        importFile();

        Finished f = awaitEnd();

        assertEquals(Status.FAILED, f.ledger().status());
        assertEquals("It broke.", f.ledger().message().orElseThrow());
        FileEnd end = contentAppends().getLast().end().orElseThrow();
        assertEquals(Status.FAILED, end.status());
    }

    @Test
    void oneFileThatFailsDoesNotStopTheOthers() throws Exception {
        Path second = Files.writeString(folder.resolve("second.zip"), "other bytes");
        store.faults.add(new Fault(Fault.Blame.LAKE, "database-error", "It broke."));
        start(SMALL);
        ask(
                IngestDoors.START,
                new IngestDoors.StartImport(
                        OWNER,
                        List.of(new IngestDoors.Given(file, "one"), new IngestDoors.Given(second, "two")),
                        false));

        Finished f = awaitEnd();

        assertEquals(Status.DONE, f.ledger().status());
        assertEquals("1 of 2 files could not be read.", f.ledger().message().orElseThrow());
    }

    @Test
    void cancellingStopsAndKeepsWhatIsCommitted() throws Exception {
        Promise<Void> gate = Promise.promise();
        store.gate = () -> store.appends.isEmpty() ? Future.succeededFuture() : gate.future();
        start(SMALL);
        UUID id = importFile();
        awaitStretches(1);

        ask(IngestDoors.CANCEL, new IngestDoors.CancelImport(OWNER, id));
        gate.complete();

        assertEquals(Status.CANCELLED, awaitEnd().ledger().status());
        assertTrue(walk.read.get() < walk.size());
        FileEnd end = contentAppends().getLast().end().orElseThrow();
        assertEquals(Status.CANCELLED, end.status());
    }

    @Test
    void anImportThatWaitsForTheDatabaseCanBeCancelled() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            store.faults.add(Fault.outside("database-away", "Away."));
        }
        start(SMALL);
        UUID id = importFile();
        Progress p;
        do {
            p = progress.poll(10, TimeUnit.SECONDS);
        } while (p != null && p.status() != Status.WAITING);

        ask(IngestDoors.CANCEL, new IngestDoors.CancelImport(OWNER, id));

        assertEquals(Status.CANCELLED, awaitEnd().ledger().status());
    }

    @Test
    void aRunningImportIsNotUndone() throws Exception {
        Promise<Void> gate = Promise.promise();
        store.gate = gate::future;
        start(SMALL);
        UUID id = importFile();

        var fault =
                assertThrows(FaultException.class, () -> ask(IngestDoors.UNDO, new IngestDoors.UndoImport(OWNER, id)));
        gate.complete();
        awaitEnd();

        assertEquals("import-running", fault.fault().code());
        var unknown = new IngestDoors.CancelImport(OWNER, id);
        assertThrows(FaultException.class, () -> {
            while (true) {
                ask(IngestDoors.CANCEL, unknown);
            }
        });
        assertEquals(
                store.appends.size(),
                ask(IngestDoors.UNDO, new IngestDoors.UndoImport(OWNER, id)).removed());
    }

    @Test
    void aPathThatIsNotThereIsRefusedBeforeAnythingIsWritten() throws Exception {
        start(SMALL);
        var start = new IngestDoors.StartImport(
                OWNER, List.of(new IngestDoors.Given(folder.resolve("none"), "none")), false);

        var fault = assertThrows(FaultException.class, () -> ask(IngestDoors.START, start));

        assertEquals("file-missing", fault.fault().code());
        assertTrue(store.open.isEmpty());
    }

    @Test
    void aFileThatIsGoneWhenAnImportIsResumedFailsWithASentence() throws Exception {
        var id = UUID.randomUUID();
        store.open.put(
                id,
                new OpenImport(
                        OWNER,
                        id,
                        false,
                        List.of(new WriteDoors.Given(folder.resolve("gone").toString(), "gone"))));
        start(SMALL);

        Finished f = awaitEnd();

        assertEquals(Status.FAILED, f.ledger().status());
        assertTrue(f.ledger().message().orElseThrow().contains("not there any more"));
        assertEquals(1, store.lines.size());
    }
}
