package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.model.PlaceName;
import datapunk.lake.store.write.Lake.TestFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when two do something to the same file at once, or when an answer is lost on its way. */
class RacesIT {
    private final TestFile file = new TestFile("file", Lives.of(new Random(7), 200));
    private final Lake lake = new Lake();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdown();
        lake.close();
    }

    /** Begins the work and returns when it has ended or stands before somebody's lock. */
    private <T> Future<T> begun(Callable<T> work) throws Exception {
        Future<T> future = threads.submit(work);
        String waiting = "select count(*) from pg_locks l join pg_database d on d.datname = current_database()"
                + " where not l.granted and (l.database = d.oid or l.locktype = 'transactionid')";
        while (!future.isDone() && lake.text(waiting).equals("0")) {
            try {
                future.get(10, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                assertFalse(future.isDone());
            }
        }
        return future;
    }

    private OpenFile opening(UUID id) {
        return new OpenFile(lake.owner, id, 0, file.id(), file.name(), "test", -1);
    }

    private String blocks() throws SQLException {
        return lake.text("select coalesce(sum(n), 0) from block where shard_key = " + lake.owner.shard());
    }

    @Test
    void undoingWhileTheSameFileIsBegunByAnotherImportKeepsItsFixes() throws Exception {
        UUID first = lake.load(file, 1000);
        String before = blocks();
        UUID second = lake.open(file);
        Future<Long> undone;
        try (Connection c = lake.writers.open()) {
            assertTrue(new Imports(c).open(opening(second), Holds.FIRST).known());
            undone = begun(() -> lake.undo(first));
            c.commit();
        }
        assertEquals(0, undone.get());
        assertEquals(before, blocks());
    }

    @Test
    void aFileBegunWhileItIsBeingUndoneIsReadAgain() throws Exception {
        UUID first = lake.load(file, 1000);
        String before = blocks();
        UUID second = lake.open(file);
        Future<FileState> begun;
        try (Connection c = lake.writers.open()) {
            new UndoImport(c, new Undo(lake.owner, first), false).run();
            begun = begun(() -> lake.writing.open(opening(second)));
            c.commit();
        }
        assertEquals(new FileState(0, false), begun.get());
        lake.append(second, file, 1000, Long.MAX_VALUE);
        lake.writing.fold(new Fold(lake.owner));
        assertEquals(before, blocks());
        Counted.assertTrueIndex(lake);
    }

    @Test
    void twoImportsOfAFileUndoneAtOnceLeaveNothing() throws Exception {
        UUID first = lake.load(file, 1000);
        UUID second = lake.load(file, 1000);
        Future<Long> other;
        try (Connection c = lake.writers.open()) {
            new UndoImport(c, new Undo(lake.owner, first), false).run();
            other = begun(() -> lake.undo(second));
            c.commit();
        }
        other.get();
        for (String line : lake.content()) {
            assertTrue(line.endsWith(" 0 "), line);
        }
    }

    @Test
    void aStretchThatComesAfterItsImportWasCancelledIsRefused() throws SQLException {
        UUID id = lake.open(file);
        lake.append(id, file, 50, 50);
        lake.writing.close(new CloseImport(lake.owner, id, Ledger.Status.CANCELLED, Optional.empty()));
        String before = blocks();
        var late = lake.stretch(id, file, 50, 100);
        var fault = assertThrows(FaultException.class, () -> lake.writing.append(late));
        assertEquals("import-ended", fault.fault().code());
        var begin = assertThrows(FaultException.class, () -> lake.writing.open(opening(id)));
        assertEquals("import-ended", begin.fault().code());
        assertEquals(before, blocks());
        lake.undo(id);
        assertEquals("0", blocks());
    }

    @Test
    void anImportCancelledMidwayAndImportedAgainHoldsEverythingOnce() throws SQLException {
        UUID id = lake.open(file);
        lake.append(id, file, 50, 50);
        lake.writing.close(new CloseImport(lake.owner, id, Ledger.Status.CANCELLED, Optional.empty()));
        lake.load(file, 80);
        try (var fresh = new Lake()) {
            fresh.load(file, 200);
            assertEquals(fresh.content(), lake.content());
            lake.undo(id);
            assertEquals(fresh.content(), lake.content());
        }
    }

    @Test
    void aStretchSentTwiceAtOnceIsCommittedOnceAndTheSecondTellsThatSomethingMayHaveChanged() throws Exception {
        UUID id = lake.open(file);
        lake.writing.open(opening(id));
        Append stretch = lake.stretch(id, file, 0, 100);
        Future<datapunk.lake.bus.store.WriteDoors.Appended> again;
        Counts counts;
        try (Connection c = lake.writers.open()) {
            counts = new StretchCommit(c, stretch, false).write().counts();
            again = begun(() -> lake.writing.append(stretch));
            c.commit();
        }
        assertEquals(100, counts.read());
        assertEquals(Counts.ZERO, again.get().counts());
        assertTrue(again.get().change().orElseThrow().touches(Period.days(-9, 99)));
    }

    @Test
    void anUndoAskedAgainTellsThatSomethingMayHaveChanged() throws SQLException {
        UUID id = lake.load(file, 1000);
        lake.undo(id);
        var again = lake.writing.undo(new Undo(lake.owner, id));
        assertEquals(0, again.removed());
        assertTrue(again.change().orElseThrow().touches(0, 0));
    }

    @Test
    void accountsThatNameTheSamePlacesAtOnceDoNotBlockEachOther() throws Exception {
        try (var other = new Lake()) {
            for (int round = 0; round < 8; round++) {
                List<Callable<Object>> both = new ArrayList<>();
                both.add(naming(lake, round, 40));
                both.add(naming(other, round, 3000));
                for (Future<Object> done : threads.invokeAll(both)) {
                    done.get();
                }
            }
        }
    }

    private Callable<Object> naming(Lake in, int round, int names) throws SQLException {
        UUID id = in.open(file);
        var part = new TestFile("file " + round, file.observations());
        in.writing.open(new OpenFile(in.owner, id, 0, part.id(), part.name(), "test", -1));
        Map<Long, PlaceName> places = new HashMap<>();
        for (long i = 0; i < names; i++) {
            places.put(i, new PlaceName("DE", "Germany", "", "", "Europe/Berlin", round + " town " + i));
        }
        Append s = in.stretch(id, part, 0, 20);
        var append = new Append(
                s.owner(), id, s.file(), s.tables(), s.features(), s.rejects(), 0, 20, places, Map.of(), s.end());
        return () -> in.writing.append(append);
    }

    @Test
    void textWithNulCharactersIsKeptWithReplacements() throws SQLException {
        UUID id = lake.open(file);
        lake.writing.open(new OpenFile(lake.owner, id, 0, file.id(), "nul \u0000 here", "test", -1));
        assertEquals(
                "nul \ufffd here", lake.text("select path from import_file where shard_key = " + lake.owner.shard()));
    }
}
