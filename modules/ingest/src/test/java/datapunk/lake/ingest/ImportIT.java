package datapunk.lake.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.Ledger.FileLine;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a file to PostgreSQL and back, with everything real between. */
class ImportIT {
    private static final int LOCATIONS = 12_000;

    @TempDir
    private Path folder;

    private final TestDatabase database = TestServers.database();

    /** A Records.json of a made-up person; every thousandth record lacks its time, another has that of 1970. */
    private static String records(long seed, int locations) {
        var random = new Random(seed);
        var json = new StringBuilder("{\"locations\":[");
        long time = Lives.START;
        double lon = 13.4;
        double lat = 52.5;
        for (int i = 0; i < locations; i++) {
            time += random.nextInt(1, 90_000);
            lon += random.nextGaussian() * 0.001;
            lat += random.nextGaussian() * 0.001;
            json.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"latitudeE7\":%d,\"longitudeE7\":%d,\"accuracy\":%d,\"source\":\"WIFI\",\"deviceTag\":%d",
                            Math.round(lat * 1e7),
                            Math.round(lon * 1e7),
                            random.nextInt(3, 60),
                            random.nextInt(10) == 0 ? 7 : -577382));
            if (i % 5 == 0) {
                json.append(",\"activity\":[{\"timestampMs\":\"").append(time - 500);
                json.append("\",\"activity\":[{\"type\":\"STILL\",\"confidence\":80}]}]");
            }
            if (i % 1000 != 999) {
                json.append(",\"timestampMs\":\"")
                        .append(i % 1000 == 500 ? 0 : time)
                        .append('"');
            }
            json.append('}');
        }
        return json.append("]}").toString();
    }

    private Path takeout(String name, long seed, int locations) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("Takeout/Location History/Records.json"));
            zip.write(records(seed, locations).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("Takeout/archive_browser.html"));
            zip.write("<!DOCTYPE html><html>archive".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static FileLine recordsLine(Ledger ledger) {
        return ledger.files().stream()
                .filter(l -> l.path().endsWith("Records.json"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRecordOfATakeoutIsInTheLakeOrInQuarantine() throws Exception {
        try (var lake = new RealLake(database)) {
            Ledger ledger = lake.load(takeout("one.zip", 1, LOCATIONS));

            FileLine line = recordsLine(ledger);
            assertEquals(new Counts(LOCATIONS, LOCATIONS - 24, 0, 0, 24), line.counts());
            assertEquals(Map.of("time-missing", 12L, "time-epoch-zero", 12L), line.rejects());
            assertEquals((long) LOCATIONS, line.elements().get("locations"));
            assertEquals(LOCATIONS - 24L, line.observations().get("fix"));
            assertEquals(String.valueOf(LOCATIONS - 24), RealLake.text(database, "select count(*) from fix"));
            assertEquals("0", RealLake.text(database, "select count(*) from pending"));
            assertEquals(
                    "-577382,7", RealLake.text(database, "select string_agg(label, ',' order by label) from device"));
            assertTrue(ledger.files().stream().allMatch(l -> l.status() == Status.DONE));
        }
    }

    @Test
    void importingTwiceIsImportingOnce() throws Exception {
        try (var lake = new RealLake(database)) {
            Path file = takeout("one.zip", 2, 3000);
            lake.load(file);
            List<String> once = RealLake.content(database);

            FileLine again = recordsLine(lake.load(Files.copy(file, folder.resolve("other-name.zip"))));

            assertEquals(once, RealLake.content(database));
            assertEquals(0, again.counts().stored());
            assertEquals(3000 - 6, again.counts().duplicate());
        }
    }

    @Test
    void theSameRecordsInAnotherFileAreDuplicates() throws Exception {
        try (var lake = new RealLake(database)) {
            lake.load(takeout("one.zip", 3, 3000));
            Path plain = folder.resolve("Records.json");
            Files.writeString(plain, records(3, 4000));

            Counts counts = recordsLine(lake.load(plain)).counts();

            assertEquals(new Counts(4000, 998, 2994, 0, 8), counts);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anImportThatIsKilledAndResumedEqualsAnUndisturbedOne(long seed) throws Exception {
        Path file = takeout("one.zip", 4, LOCATIONS);
        TestDatabase calm = TestServers.database();
        Ledger expected;
        try (var lake = new RealLake(calm)) {
            expected = lake.load(file);
        }
        Ledger resumed = killedAndResumed(file, new Random(seed));

        assertEquals(RealLake.content(calm), RealLake.content(database));
        assertEquals(Status.DONE, resumed.status());
        for (int i = 0; i < expected.files().size(); i++) {
            assertEquals(expected.files().get(i), resumed.files().get(i));
        }
    }

    private Ledger killedAndResumed(Path file, Random random) throws Exception {
        UUID id = null;
        for (int kills = 0; kills < 2; kills++) {
            var lake = new RealLake(database);
            var commits = new CountDownLatch(1 + random.nextInt(2));
            lake.bus.listen(StoreDoors.CHANGED, _ -> commits.countDown());
            id = id == null ? lake.begin(file) : id;
            commits.await(30, TimeUnit.SECONDS);
            lake.kill();
        }
        try (var lake = new RealLake(database)) {
            UUID import1 = id;
            Ledger ledger = lake.ask(StoreDoors.READ_IMPORT, new StoreDoors.ReadImport(RealLake.OWNER, import1));
            return ledger.status() == Status.DONE ? ledger : lake.awaitEnd();
        }
    }

    @Test
    void twoImportsOfTheSameDaysAtTheSameTimeGiveOneLake() throws Exception {
        Path one = takeout("one.zip", 5, 6000);
        Path two = takeout("two.zip", 5, 7000);
        TestDatabase calm = TestServers.database();
        try (var lake = new RealLake(calm)) {
            lake.load(one);
            lake.load(two);
        }
        try (var lake = new RealLake(database)) {
            lake.begin(two);
            lake.begin(one);
            assertEquals(Status.DONE, lake.awaitEnd().status());
            assertEquals(Status.DONE, lake.awaitEnd().status());
        }

        assertEquals(RealLake.content(calm), RealLake.content(database));
    }

    @Test
    void undoingAnImportLeavesTheLakeAsIfItHadNeverBeen() throws Exception {
        try (var lake = new RealLake(database)) {
            lake.load(takeout("other.zip", 7, 2000));
            List<String> before = RealLake.content(database);
            Path file = takeout("one.zip", 6, 3000);
            UUID id = lake.load(file).id();
            assertNotEquals(before, RealLake.content(database));

            lake.ask(IngestDoors.UNDO, new IngestDoors.UndoImport(RealLake.OWNER, id));

            assertEquals(before, RealLake.content(database));
            assertEquals(3000 - 6, recordsLine(lake.load(file)).counts().stored());
        }
    }

    @Test
    void whatNobodyCanReadFailsWithASentence() throws Exception {
        try (var lake = new RealLake(database)) {
            Ledger ledger = lake.load(Files.writeString(folder.resolve("x.pdf"), "%PDF-1.4 hello"));

            assertEquals(Status.FAILED, ledger.status());
            assertTrue(ledger.message().orElseThrow().contains("PDF"));
            assertEquals(Status.FAILED, ledger.files().getFirst().status());
        }
    }
}
