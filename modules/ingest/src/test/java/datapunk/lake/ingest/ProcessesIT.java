package datapunk.lake.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one database import side by side, relieve each other and hear each other's wishes. */
class ProcessesIT {
    private static final int RECORDS = 60_000;
    private static final long STEP_NANOS = 5_000_000;

    @TempDir
    private Path folder;

    /** @param from number of the first record: records of the same number are the same */
    private Path records(String name, int from, int count) throws IOException {
        var text = new StringBuilder("{\"locations\":[");
        for (int i = from; i < from + count; i++) {
            text.append(i == from ? "" : ",")
                    .append("{\"latitudeE7\":")
                    .append(500_000_000 + i % 5_000 * 100)
                    .append(",\"longitudeE7\":")
                    .append(80_000_000 + i % 7_000 * 100)
                    .append(",\"accuracy\":")
                    .append(5 + i % 20)
                    .append(",\"source\":\"GPS\",\"timestamp\":\"")
                    .append(java.time.Instant.ofEpochSecond(1_500_000_000L + 30L * i))
                    .append("\"}");
        }
        return Files.writeString(folder.resolve(name), text.append("]}"));
    }

    private static Ledger ledger(RealLake lake, UUID id) throws Exception {
        return lake.ask(StoreDoors.READ_IMPORT, new StoreDoors.ReadImport(RealLake.OWNER, id));
    }

    private static Ledger ended(RealLake lake, UUID id) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            Ledger ledger = ledger(lake, id);
            if (ledger.finished().isPresent()) {
                return ledger;
            }
            assertTrue(System.nanoTime() < deadline, () -> "still " + ledger.status());
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private static long stored(Ledger ledger) {
        return ledger.files().stream().mapToLong(line -> line.counts().stored()).sum();
    }

    private static void awaitStored(RealLake lake, UUID id) throws Exception {
        while (stored(ledger(lake, id)) == 0) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private List<String> undisturbed(Path... files) throws Exception {
        TestDatabase database = TestServers.database();
        try (var lake = new RealLake(database)) {
            lake.load(files);
        }
        return RealLake.content(database);
    }

    @Test
    void whatADyingProcessLeavesAnotherTakesUpWithinSeconds() throws Exception {
        Path file = records("life.json", 0, RECORDS);
        List<String> calm = undisturbed(file);
        TestDatabase database = TestServers.database();
        var first = new RealLake(database);
        try (var second = new RealLake(database)) {
            UUID id = first.begin(file);
            awaitStored(second, id);
            assertEquals(Status.RUNNING, ledger(second, id).status());
            first.kill();
            Ledger ledger = ended(second, id);
            assertEquals(Status.DONE, ledger.status(), ledger::toString);
            assertEquals(RECORDS, stored(ledger));
            assertEquals(calm, RealLake.content(database));
        }
    }

    @Test
    void bothImportOverlappingFilesOfOneOwnerAtTheSameTime() throws Exception {
        Path early = records("early.json", 0, RECORDS / 2);
        Path late = records("late.json", RECORDS / 4, RECORDS / 2);
        List<String> calm = undisturbed(early, late);
        TestDatabase database = TestServers.database();
        try (var first = new RealLake(database);
                var second = new RealLake(database)) {
            UUID one = first.begin(early);
            UUID two = second.begin(late);
            long stored = stored(ended(second, one)) + stored(ended(first, two));
            assertEquals(RECORDS * 3 / 4, stored);
            assertEquals(calm, RealLake.content(database));
        }
    }

    @Test
    void anImportOfAnotherProcessIsCancelledThroughItsHolderAndNotUndoneWhileItRuns() throws Exception {
        Path file = records("long.json", 0, 6 * RECORDS);
        TestDatabase database = TestServers.database();
        try (var holder = new RealLake(database);
                var other = new RealLake(database)) {
            UUID id = holder.begin(file);
            awaitStored(other, id);
            var undo = new IngestDoors.UndoImport(RealLake.OWNER, id);
            var refused = assertThrows(FaultException.class, () -> other.ask(IngestDoors.UNDO, undo));
            assertEquals("import-running", refused.fault().code());
            other.ask(IngestDoors.CANCEL, new IngestDoors.CancelImport(RealLake.OWNER, id));
            Ledger ledger = ended(other, id);
            assertEquals(Status.CANCELLED, ledger.status());
            assertEquals(Status.CANCELLED, other.awaitEnd().status(), "told in the other process too");
            assertTrue(stored(ledger) < 6 * RECORDS, "it ended before its end");
            other.ask(IngestDoors.UNDO, undo);
            assertEquals("0", RealLake.text(database, "select count(*) from fix"));
        }
    }

    @Test
    void anImportThatLosesItsSessionsInTheMiddleIsRunToItsEndOnce() throws Exception {
        Path file = records("shaken.json", 0, RECORDS);
        List<String> calm = undisturbed(file);
        TestDatabase database = TestServers.database();
        try (var first = new RealLake(database);
                var second = new RealLake(database)) {
            UUID id = first.begin(file);
            for (int shake = 0; shake < 6; shake++) {
                RealLake.text(
                        database,
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where application_name like 'lake-%' and datname = current_database()");
                LockSupport.parkNanos(150_000_000);
            }
            Ledger ledger = ended(second, id);
            assertEquals(Status.DONE, ledger.status(), ledger::toString);
            assertEquals(RECORDS, stored(ledger));
            assertEquals(calm, RealLake.content(database));
        }
    }
}
