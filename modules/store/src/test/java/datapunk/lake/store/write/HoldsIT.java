package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.HoldImport;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Unended;
import datapunk.lake.bus.store.WriteDoors.WishCancel;
import datapunk.lake.store.write.Lake.TestFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes on one database: each import is run by one of them at a time. */
class HoldsIT {
    private static final int RECORDS = 3000;
    private static final int STRETCH = 1000;

    private final Lake lake = new Lake();
    private final TestFile file = new TestFile("life", List.copyOf(Lives.of(new Random(11), RECORDS)));
    private final Writing other = new Writing(lake.writers, false, "elsewhere");

    @AfterEach
    void close() {
        other.close();
        lake.close();
    }

    private Unended seenBy(Writing process, UUID id) throws SQLException {
        return process.unfinished().imports().stream()
                .filter(one -> one.order().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long claimedBy(Writing process, UUID id) throws SQLException {
        return process.hold(new HoldImport(lake.owner, id)).term();
    }

    private OpenFile opening(UUID id) {
        return new OpenFile(lake.owner, id, 0, file.id(), file.name(), "test", -1);
    }

    /** Ends the session that holds imports, as a restart of the database does. */
    private void loseSessions() throws SQLException {
        lake.text("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where application_name = 'lake-imports' and datname = current_database()");
    }

    private static void assertElsewhere(org.junit.jupiter.api.function.Executable writing) {
        var fault = assertThrows(FaultException.class, writing);
        assertEquals(WriteDoors.ELSEWHERE, fault.fault().code());
    }

    @Test
    void whatALivingProcessRunsIsSeenButNotTakenUp() throws SQLException {
        UUID id = lake.open(file);
        assertEquals(Holds.FIRST, seenBy(lake.writing, id).term());
        assertEquals(0, seenBy(other, id).term());
        assertEquals(0, claimedBy(other, id));
        assertEquals(Holds.FIRST, claimedBy(lake.writing, id), "claiming twice changes nothing");
        assertElsewhere(() -> other.open(opening(id)));
    }

    @Test
    void whatADeadProcessRanIsTakenUpAndEndsAsAnUndisturbedOne() throws SQLException {
        UUID id = lake.open(file);
        lake.append(id, file, STRETCH, STRETCH + 1);
        lake.writing.close();
        assertEquals(Holds.FIRST + 1, claimedBy(other, id));
        assertEquals(2 * STRETCH, other.open(opening(id)).checkpoint());
        other.append(lake.stretch(id, file, 2 * STRETCH, RECORDS));
        other.close(new CloseImport(lake.owner, id, Ledger.Status.DONE, Optional.empty()));
        assertEquals(0, claimedBy(other, id), "it has ended");
        lake.writing.fold(new WriteDoors.Fold(lake.owner));
        try (var calm = new Lake()) {
            calm.load(file, STRETCH);
            assertEquals(calm.content(), lake.content());
        }
    }

    @Test
    void aHolderThatLostItsSessionGoesOnUnlessAnotherTookOver() throws SQLException {
        UUID kept = lake.open(file);
        loseSessions();
        lake.append(kept, file, STRETCH, 1);
        assertEquals(Holds.FIRST, seenBy(lake.writing, kept).term(), "its session is taken again");
        assertEquals(0, claimedBy(other, kept));

        loseSessions();
        assertEquals(Holds.FIRST + 1, claimedBy(other, kept));
        assertElsewhere(() -> lake.writing.append(lake.stretch(kept, file, STRETCH, 2 * STRETCH)));
        assertElsewhere(
                () -> lake.writing.close(new CloseImport(lake.owner, kept, Ledger.Status.FAILED, Optional.empty())));
        assertEquals(0, seenBy(lake.writing, kept).term());
        assertEquals(STRETCH, other.open(opening(kept)).checkpoint(), "what it had committed before is there, once");
    }

    @Test
    void aHolderThatWasRelievedWhileItsSessionWasLostDoesNotHoldAfterwards() throws SQLException {
        UUID id = lake.open(file);
        loseSessions();
        assertEquals(Holds.FIRST + 1, claimedBy(other, id));
        other.close();
        assertEquals(0, seenBy(lake.writing, id).term(), "the term has moved on");
        assertEquals(Holds.FIRST + 2, claimedBy(lake.writing, id));
    }

    @Test
    void aWishToStopIsSeenByEveryProcess() throws SQLException {
        UUID id = lake.open(file);
        assertFalse(seenBy(lake.writing, id).cancelled());
        other.cancel(new WishCancel(lake.owner, id));
        assertTrue(seenBy(lake.writing, id).cancelled());
        lake.writing.close(new CloseImport(lake.owner, id, Ledger.Status.CANCELLED, Optional.empty()));
        var ended = assertThrows(FaultException.class, () -> other.cancel(new WishCancel(lake.owner, id)));
        assertEquals("import-not-running", ended.fault().code());
        var unknown =
                assertThrows(FaultException.class, () -> other.cancel(new WishCancel(lake.owner, UUID.randomUUID())));
        assertEquals("import-unknown", unknown.fault().code());
    }

    @Test
    void anImportOfAnotherDataFolderIsToldApart() throws SQLException {
        UUID id = UUID.randomUUID();
        other.open(new OpenImport(lake.owner, id, false, List.of()));
        assertTrue(seenBy(other, id).here());
        assertFalse(seenBy(lake.writing, id).here());
        assertTrue(seenBy(other, lake.open(file)).here(), "one without a place is everybody's");
    }

    @Test
    void aProcessThatHasLetGoTakesNothingUpAnyMore() throws SQLException {
        UUID id = lake.open(file);
        lake.writing.close();
        assertThrows(SQLException.class, () -> claimedBy(lake.writing, id));
    }
}
