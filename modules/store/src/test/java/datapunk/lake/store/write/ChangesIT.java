package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.bus.store.StoreDoors.Pressure;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.store.StoreConfig;
import datapunk.lake.store.StoreModule;
import datapunk.lake.store.change.ChangeLog;
import datapunk.lake.store.write.Lake.TestFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of changes and who is told of it, with two stores on one real database. */
class ChangesIT {
    private final Lake lake = new Lake();
    private final TestFile file = new TestFile("changes", Lives.of(new Random(11), 300));
    private final Process one = new Process();
    private final Process other = new Process();

    /** A store as a process of its own has it, and what it tells. */
    private static final class Process {
        final Vertx vertx = Vertx.vertx();
        final Bus bus = Bus.of(vertx);
        final BlockingQueue<Change> told = new LinkedBlockingQueue<>();
        final BlockingQueue<Pressure> pressed = new LinkedBlockingQueue<>();

        void start() throws Exception {
            bus.listen(StoreDoors.CHANGED, told::add);
            bus.listen(StoreDoors.PRESSED, pressed::add);
            bus.answer(MonitorDoors.REPORT, report -> Future.succeededFuture(Done.DONE));
            got(new StoreModule(vertx, bus, new StoreConfig(Lake.URL, 2, 2, true)).start());
        }

        CaughtUp catchUp(Lake lake, long known) throws Exception {
            return got(bus.ask(StoreDoors.CATCH_UP, new CatchUp(Map.of(lake.owner, known))));
        }

        Change next() throws Exception {
            Change change = told.poll(10, TimeUnit.SECONDS);
            assertTrue(change != null, "nothing was told");
            return change;
        }
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        got(one.vertx.close());
        got(other.vertx.close());
        lake.close();
    }

    @Test
    void everyCommitLeavesOneRowThatSaysWhatItChanged() throws Exception {
        UUID id = lake.open(file);
        lake.append(id, file, 100, 100);
        var stretch = lake.stretch(id, file, 100, 200);
        Change change = lake.writing.append(stretch).change().orElseThrow();
        String row = " from change where shard_key = " + lake.owner.shard() + " and gen = " + change.generation();
        assertEquals("2", lake.text("select count(*) from change where shard_key = " + lake.owner.shard()));
        assertEquals(
                change.days().length + " " + change.cells().length,
                lake.text("select cardinality(days) || ' ' || cardinality(cells)" + row));
        lake.load(file, 1000);
        long rows = Long.parseLong(lake.text("select count(*) from change where shard_key = " + lake.owner.shard()));
        assertEquals(change.generation() - 1 + rows - 1, generation(), "generations follow each other");
    }

    private long generation() throws Exception {
        return Long.parseLong(lake.text("select gen from generation where shard_key = " + lake.owner.shard()));
    }

    @Test
    void onlyTheLastChangesAreRemembered() throws Exception {
        lake.load(file, 150);
        lake.text("with x as (insert into change select shard_key, gen - n, at, true, '{}', '{}' from change,"
                + " generate_series(1, 600) n where shard_key = " + lake.owner.shard()
                + " and gen = " + (generation() - 1) + " returning 1) select count(*) from x");
        lake.undo(lake.load(new TestFile("more", Lives.of(new Random(12), 50)), 100));
        long kept = Long.parseLong(lake.text("select count(*) from change where shard_key = " + lake.owner.shard()));
        assertTrue(kept <= ChangeLog.KEPT, kept + " rows");
    }

    @Test
    void bothProcessesAreToldOfEveryCommitInOrderWhoeverMadeIt() throws Exception {
        one.start();
        other.start();
        lake.load(file, 1000);
        long begun = one.catchUp(lake, 0).standings().getFirst().generation();
        assertEquals(begun, other.catchUp(lake, 0).standings().getFirst().generation());
        Process[] both = {one, other};
        for (int i = 1; i <= 6; i++) {
            commit(both[i % 2], i);
        }
        for (Process process : both) {
            for (int i = 1; i <= 6; i++) {
                Change change = process.next();
                assertEquals(begun + i, change.generation());
                assertFalse(change.isEverything());
            }
        }
        assertArrayEquals(
                one.catchUp(lake, begun)
                        .standings()
                        .getFirst()
                        .missed()
                        .getLast()
                        .days(),
                other.catchUp(lake, 0).standings().getFirst().missed().getLast().days());
    }

    /** Appends some of a file of its own through a process. */
    private void commit(Process process, int seed) throws Exception {
        var part = new TestFile("part " + seed, Lives.of(new Random(100 + seed), 20));
        UUID id = UUID.randomUUID();
        got(process.bus.ask(WriteDoors.OPEN_IMPORT, new OpenImport(lake.owner, id, false, List.of())));
        got(process.bus.ask(WriteDoors.OPEN_FILE, new OpenFile(lake.owner, id, 0, part.id(), part.name(), "test", -1)));
        got(process.bus.ask(WriteDoors.APPEND, lake.stretch(id, part, 0, 20)));
    }

    @Test
    void whoeverAsksIsToldFirstAndAnsweredThen() throws Exception {
        one.start();
        lake.load(file, 1000);
        long begun = one.catchUp(lake, 0).standings().getFirst().generation();
        lake.load(new TestFile("elsewhere", Lives.of(new Random(13), 60)), 20);
        long now = one.catchUp(lake, begun).standings().getFirst().generation();
        for (long g = begun + 1; g <= now; g++) {
            assertEquals(g, one.next().generation());
        }
        assertTrue(now > begun);
    }

    @Test
    void questionsThatNobodyWaitsForAreAnsweredBesideTheOthersAndPressureIsTold() throws Exception {
        one.start();
        lake.load(file, 1000);
        var question = new Question.Summary(lake.owner);
        assertEquals(
                got(one.bus.ask(StoreDoors.ANSWER, question)).body().size(),
                got(one.bus.ask(StoreDoors.ANSWER_AHEAD, question)).body().size());
        Pressure pressure = one.pressed.poll(10, TimeUnit.SECONDS);
        assertTrue(pressure != null && pressure.busyShare() <= 1);
    }
}
