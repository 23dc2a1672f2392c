package datapunk.lake.ingest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Ledger.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OthersTest {
    private final Others others = new Others(2);

    @Test
    void picturesAroundATimelineAreNoFailure() {
        for (int i = 0; i < 5; i++) {
            others.unread("This is a JPEG image.", others.tell());
        }
        assertEquals(Status.DONE, others.outcome(6));
        assertEquals(Optional.of("3 more files are of kinds that are not read."), others.message(6));
    }

    @Test
    void onlySoManyGetALine() {
        assertTrue(others.tell());
        assertTrue(others.tell());
        assertFalse(others.tell());
    }

    @Test
    void aFolderWithoutAnythingToReadFailsAndSaysWhatIsInIt() {
        others.unread("This is a JPEG image.", true);
        others.unread("This is a PDF document.", true);
        assertEquals(Status.FAILED, others.outcome(2));
        assertEquals(
                Optional.of("None of the 2 files is of a kind that is read. The first of them: This is a JPEG image."),
                others.message(2));
    }

    @Test
    void aFileThatFailsIsNamedAmongOthers() {
        others.failed("It ends too early.");
        assertEquals(Status.DONE, others.outcome(3));
        assertEquals(Optional.of("1 of 3 files could not be read."), others.message(3));
        assertEquals(Status.FAILED, others.outcome(1));
        assertEquals(Optional.of("It ends too early."), others.message(1));
    }
}
