package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.store.write.Lake.TestFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Importing is a set union: these laws hold whatever the files state. */
class SetUnionProperties {

    private static List<TestFile> files(int seed, int count) {
        var random = new Random(seed);
        List<TestFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new TestFile("file " + i, Lives.of(random, 40 + random.nextInt(300))));
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void importingAFileTwiceIsImportingItOnce(int seed) throws SQLException {
        TestFile file = files(seed, 1).getFirst();
        var again = new TestFile("the same records in another file", file.observations());
        try (var once = new Lake();
                var twice = new Lake()) {
            once.load(file, 50);
            twice.load(file, 50);
            UUID id = twice.open(again);
            Counts counts = twice.append(id, again, 70, Long.MAX_VALUE);
            assertEquals(
                    new Counts(
                            file.observations().size(), 0, file.observations().size(), 0, 0),
                    counts);
            twice.load(file, 50);
            for (String table : List.of("block", "cell_month", "pyramid")) {
                assertEquals(line(once, table), line(twice, table));
            }
        }
    }

    private static String line(Lake lake, String table) throws SQLException {
        return lake.content().stream()
                .filter(l -> l.startsWith(table + " "))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyOrderAndAnyStretchesGiveTheSameLake(int seed) throws SQLException {
        List<TestFile> files = files(seed, 4);
        List<TestFile> shuffled = new ArrayList<>(files);
        Collections.shuffle(shuffled, new Random(seed));
        try (var a = new Lake();
                var b = new Lake()) {
            for (TestFile file : files) {
                a.load(file, 1000);
            }
            for (TestFile file : shuffled) {
                b.load(file, 37);
            }
            assertEquals(a.content(), b.content());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void filesImportedAtTheSameTimeGiveTheSameLake(int seed) throws Exception {
        List<TestFile> files = files(seed, 4);
        try (var a = new Lake();
                var b = new Lake();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TestFile file : files) {
                a.load(file, 1000);
            }
            List<Callable<UUID>> loads = new ArrayList<>();
            files.forEach(file -> loads.add(() -> b.load(file, 23)));
            for (var done : threads.invokeAll(loads)) {
                done.get();
            }
            assertEquals(a.content(), b.content());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void undoingAnImportLeavesWhatNeverSawIt(int seed) throws SQLException {
        List<TestFile> files = files(seed, 3);
        try (var a = new Lake();
                var b = new Lake()) {
            List<UUID> ids = new ArrayList<>();
            for (TestFile file : files) {
                ids.add(a.load(file, 60));
            }
            a.undo(ids.get(1));
            b.load(files.get(0), 60);
            b.load(files.get(2), 60);
            assertEquals(b.content(), a.content());
            a.load(files.get(1), 90);
            b.load(files.get(1), 1000);
            assertEquals(b.content(), a.content());
            for (UUID id : ids) {
                a.undo(id);
            }
            a.undo(UUID.fromString(
                    a.text("select id from import where status = 'done' and shard_key = " + a.owner.shard())));
            a.content().forEach(line -> assertTrue(line.endsWith(" 0 "), line));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRunThatIsKilledAndResumedGivesTheSameLakeAndLedger(int seed) throws SQLException {
        TestFile file = files(seed, 1).getFirst();
        try (var a = new Lake();
                var b = new Lake()) {
            a.load(file, 30);
            UUID id = b.open(file);
            for (int until = 30; until <= file.observations().size() + 30; until += 60) {
                b.append(id, file, 30, until);
                b.writing.append(
                        b.stretch(id, file, 0, Math.min(30, file.observations().size())));
            }
            b.append(id, file, 30, Long.MAX_VALUE);
            b.writing.fold(new Fold(b.owner));
            assertEquals(a.content(), b.content());
            String ledger =
                    "select stored || ' ' || duplicate || ' ' || superseded from import_file where shard_key = ";
            assertEquals(a.text(ledger + a.owner.shard()), b.text(ledger + b.owner.shard()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void cellsAndPyramidAreWhatCountingTheBlocksGives(int seed) throws SQLException {
        List<TestFile> files = files(seed, 3);
        try (var lake = new Lake()) {
            UUID first = lake.load(files.get(0), 45);
            lake.load(files.get(1), 45);
            lake.undo(first);
            lake.load(files.get(2), 45);
            Counted.assertTrueIndex(lake);
            assertTrue(lake.content().stream().noneMatch(line -> line.startsWith("pyramid 0")));
        }
    }
}
