package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake is killed with -9 at moments that nobody chose, and is at the end as if nothing had happened. */
class CrashIT {
    private static final int RECORDS = 140_000;
    private static final int KILLS = 4;
    private static final long SEED = System.nanoTime();

    @TempDir
    static Path folder;

    private static Path takeout;
    private static TestDatabase calm;
    private static JsonObject calmLedger;
    private static List<String> calmContent;
    private static List<String> empty;
    private static long millis;

    /** What an undisturbed run gives, and how long it takes. */
    @BeforeAll
    static void importUndisturbed() {
        takeout = Takeout.zip(
                folder.resolve("takeout.zip"),
                "Takeout/Location History/Records.json",
                Takeout.records(0, RECORDS),
                "Takeout/Location History/Semantic Location History/2015/2015_JANUARY.json",
                Takeout.semantic(0, 400),
                "Takeout/Location History/Semantic Location History/2015/2015_FEBRUARY.json",
                Takeout.semantic(1, 400),
                "Takeout/Location History (Timeline)/Records.json",
                Takeout.records(RECORDS - 2000, RECORDS + 3000));
        calm = TestServers.database();
        try (var program = new LakeProgram(folder.resolve("calm"), calm.url());
                var lake = program.up()) {
            empty = Content.of(calm);
            long begun = System.nanoTime();
            calmLedger = LakeUnderTest.ended(lake.client(), lake.client().startImport(List.of(takeout)));
            millis = (System.nanoTime() - begun) / 1_000_000;
            calmContent = Content.of(calm);
        }
        assertEquals("done", calmLedger.getString("status"));
    }

    @AfterAll
    static void forget() {
        calmContent = List.of();
    }

    @Test
    void anImportThatIsKilledAgainAndAgainEndsLikeAnUndisturbedOne() {
        var random = new Random(SEED);
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(folder.resolve("killed"), database.url())) {
            LakeProgram.Up first = program.up();
            String id = first.client().startImport(List.of(takeout));
            first.killAfter(random.nextLong(millis));
            for (int i = 1; i < KILLS; i++) {
                program.up().killAfter(random.nextLong(millis));
            }
            try (var last = program.up()) {
                JsonObject ledger = LakeUnderTest.ended(last.client(), id);
                assertEquals(Balance.of(calmLedger), Balance.of(ledger), () -> "seed " + SEED);
                assertEquals(calmContent, Content.of(database), () -> "seed " + SEED);
                assertEquals(1, last.client().imports().size());
            }
        }
    }

    @Test
    void aFileThatIsGoneWhenItsImportIsResumedIsNamedAndWhatItBroughtIsKept() throws IOException {
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(folder.resolve("gone"), database.url())) {
            Path file = Takeout.file(folder.resolve("gone.json"), Takeout.records(0, 2 * RECORDS));
            Path other = Takeout.file(folder.resolve("there.json"), Takeout.records(2 * RECORDS, 2 * RECORDS + 10));
            LakeProgram.Up first = program.up();
            String id = first.client().startImport(List.of(file, other));
            Await.until("a part is committed", () -> first.client().ledger(id).getLong("stored") > 0);
            first.killAfter(0);
            Files.delete(file);
            try (var second = program.up()) {
                JsonObject ledger = LakeUnderTest.ended(second.client(), id);
                JsonObject gone = Balance.file(ledger, "gone.json");
                assertEquals("failed", gone.getString("status"), ledger::encodePrettily);
                assertTrue(String.valueOf(gone.getString("message")).contains("taken away"), ledger::encodePrettily);
                assertTrue(gone.getBoolean("partial"), gone::encode);
                assertTrue(gone.getLong("stored") > 0, gone::encode);
                assertEquals(10, Balance.file(ledger, "there.json").getLong("stored"), ledger::encodePrettily);
                assertEquals(ledger.getLong("stored"), second.client().summary().getLong("fixes"));
                second.client().undo(id);
                assertEquals(empty, Content.of(database));
            }
        }
    }

    @Test
    void anUndoThatIsKilledIsDoneWhollyOrNotAtAll() {
        var random = new Random(SEED);
        TestDatabase database = TestServers.database();
        try (var program = new LakeProgram(folder.resolve("undone"), database.url())) {
            LakeProgram.Up first = program.up();
            String id = first.client().startImport(List.of(takeout));
            LakeUnderTest.ended(first.client(), id);
            assertEquals(calmContent, Content.of(database));
            Thread undoing = Thread.ofVirtual().start(() -> undo(first.client(), id));
            first.killAfter(random.nextLong(Math.max(2, millis / 4)));
            join(undoing);
            try (var second = program.up()) {
                String status = second.client().ledger(id).getString("status");
                assertTrue(List.of("done", "undone").contains(status), status);
                second.client().undo(id);
                assertEquals(empty, Content.of(database), () -> "status was " + status + ", seed " + SEED);
                JsonObject again =
                        LakeUnderTest.ended(second.client(), second.client().startImport(List.of(takeout)));
                assertEquals(Balance.of(calmLedger), Balance.of(again));
                assertEquals(calmContent, Content.of(database), () -> "seed " + SEED);
            }
        }
    }

    private static void undo(LakeClient client, String id) {
        try {
            client.undo(id);
        } catch (LakeClientException e) {
            assertTrue(
                    e.getMessage().contains("does not answer") || e.getMessage().contains("Interrupted"));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
