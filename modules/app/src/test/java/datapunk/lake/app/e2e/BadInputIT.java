package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people hand in that is damaged, wrong or hostile, into a lake that has 256 MB of heap. */
class BadInputIT {
    private static final int RECORDS = 3000;

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static LakeProgram program;
    private static LakeProgram.Up lake;
    private static List<String> empty;

    @BeforeAll
    static void start() {
        database = TestServers.database();
        program = new LakeProgram(folder.resolve("data"), database.url());
        lake = program.up();
        empty = Content.of(database);
    }

    @AfterAll
    static void stop() {
        lake.close();
        program.close();
    }

    /** Whatever it was: it can be undone, and the lake is as before. */
    @AfterEach
    void undoAll() {
        lake.client().imports().forEach(i -> lake.client().undo(((JsonObject) i).getString("id")));
        assertEquals(empty, Content.of(database));
    }

    private static JsonObject load(Path... files) {
        return LakeUnderTest.ended(lake.client(), lake.client().startImport(List.of(files)));
    }

    private static long fixes() {
        return lake.client().summary().getLong("fixes");
    }

    private static void refused(Path file, String what) {
        JsonObject ledger = load(file);
        assertEquals("failed", ledger.getString("status"));
        assertEquals(0, ledger.getLong("read"));
        String message = Balance.files(ledger).getFirst().getString("message");
        assertTrue(message.startsWith(what), message);
        assertTrue(message.contains("Expected a Google Takeout"), message);
    }

    @Test
    void ofATruncatedZipWhatCameBeforeIsKept() throws IOException {
        Path whole = Takeout.zip(
                folder.resolve("whole.zip"),
                "Takeout/a/Records.json",
                Takeout.records(0, RECORDS),
                "Takeout/b/Records.json",
                Takeout.records(RECORDS, 2 * RECORDS));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length * 3 / 4));
        JsonObject ledger = load(cut);
        assertEquals("done", ledger.getString("status"));
        assertEquals(RECORDS, Balance.file(ledger, "a/Records.json").getLong("stored"));
        assertFalse(Balance.file(ledger, "a/Records.json").getBoolean("partial"));
        JsonObject second = Balance.file(ledger, "b/Records.json");
        assertTrue(second.getBoolean("partial"), second::encode);
        assertTrue(second.getLong("stored") > RECORDS / 4, second::encode);
        assertTrue(Balance.files(ledger).getFirst().getBoolean("partial"), ledger::encodePrettily);
        assertEquals(ledger.getLong("stored"), fixes());
    }

    @Test
    void aCorruptEntryLeavesTheOthersWhole() throws IOException {
        Path file = folder.resolve("corrupt.zip");
        Takeout.zip(
                file,
                "a/Records.json",
                Takeout.records(0, RECORDS),
                "b/Records.json",
                Takeout.records(RECORDS, 2 * RECORDS),
                "c/Records.json",
                Takeout.records(2 * RECORDS, 3 * RECORDS));
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 40; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        JsonObject ledger = load(file);
        assertEquals("done", ledger.getString("status"));
        assertEquals(RECORDS, Balance.file(ledger, "a/Records.json").getLong("stored"));
        assertEquals(RECORDS, Balance.file(ledger, "c/Records.json").getLong("stored"));
        JsonObject damaged = Balance.file(ledger, "b/Records.json");
        assertTrue(damaged.getBoolean("partial"), damaged::encode);
        assertTrue(damaged.getString("message").contains("kept"), damaged::encode);
    }

    @Test
    void ofACutJsonWhatCameBeforeIsKept() {
        String whole = Takeout.records(0, RECORDS);
        JsonObject ledger = load(Takeout.file(folder.resolve("cut.json"), whole.substring(0, whole.length() / 2)));
        JsonObject file = Balance.files(ledger).getFirst();
        assertEquals("done", ledger.getString("status"));
        assertTrue(file.getBoolean("partial"), file::encode);
        assertTrue(file.getLong("stored") >= RECORDS / 2 - 2, file::encode);
        assertFalse(file.getString("message").isBlank());
        assertEquals(file.getLong("stored"), fixes());
    }

    @Test
    void theWrongKindOfFileIsCalledByItsName() {
        refused(Takeout.file(folder.resolve("Records.json"), "%PDF-1.7\n%âãÏÓ\n1 0 obj"), "This is a PDF document");
        refused(
                Takeout.file(
                        folder.resolve("archive.html"),
                        "<!DOCTYPE html><html><head><title>Archive content</title></head><body>Your archive</body></html>"),
                "This is the index page of a Google archive");
        refused(Takeout.file(folder.resolve("empty.json"), ""), "This file is empty");
    }

    @Test
    void impossibleRecordsAreQuarantinedWithReasonPlaceAndSample() {
        String soon = "2016-01-01T00:00:0";
        Path file = Takeout.file(
                folder.resolve("impossible.json"),
                Takeout.records(
                        Takeout.location(910_000_000, 80_000_000, 5, soon + "1Z"),
                        Takeout.location(500_000_000, 80_000_000, 5, "1970-01-01T00:00:00Z"),
                        Takeout.location(500_000_000, 80_000_000, 5, "2106-02-07T06:28:15Z"),
                        Takeout.location(500_000_000, 3_074_967_296L, 5, soon + "4Z"),
                        Takeout.location(500_000_000, 80_000_000, 5, soon + "5Z")));
        JsonObject ledger = load(file);
        assertEquals(5, ledger.getLong("read"));
        assertEquals(2, ledger.getLong("stored"));
        assertEquals(3, ledger.getLong("rejected"));
        assertEquals(
                "-122.0000000",
                Content.text(database, "select lon::numeric(10,7) from fix order by time limit 1"),
                "E7 overflow is mended");
        JsonObject quarantine = lake.client().rejects(ledger.getString("id"), 10);
        assertEquals(3, quarantine.getLong("total"));
        Map<String, JsonObject> found = new TreeMap<>();
        quarantine
                .getJsonArray("rejects")
                .forEach(r -> found.put(((JsonObject) r).getString("reason"), (JsonObject) r));
        assertEquals(
                List.of("latitude-out-of-range", "time-epoch-zero", "time-in-future"), List.copyOf(found.keySet()));
        String text = LakeProgram.text(file);
        for (JsonObject reject : found.values()) {
            int position = Math.toIntExact(reject.getLong("position"));
            assertTrue(text.startsWith("{\"latitudeE7\"", position), reject::encode);
            assertFalse(reject.getString("fragment").isBlank(), reject::encode);
            assertEquals("impossible.json", reject.getString("path"));
        }
        assertTrue(found.get("time-in-future").getString("fragment").contains("2106"));
    }

    @Test
    void aStringOfAHundredMegabytesDoesNotStopTheRest() throws IOException {
        Path file = folder.resolve("string.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, "{\"locations\":[" + location(1) + ",{\"latitudeE7\":500000000,\"note\":\"");
            byte[] much = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                out.write(much);
            }
            write(out, "\"}," + location(2) + "]}");
        }
        JsonObject ledger = load(file);
        assertEquals("done", ledger.getString("status"));
        assertEquals(2, fixes(), ledger::encodePrettily);
        assertEquals(1, ledger.getLong("rejected"), ledger::encodePrettily);
    }

    @Test
    void deepNestingDoesNotStopTheRest() throws IOException {
        Path file = folder.resolve("deep.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, "{\"locations\":[" + location(1) + ",{\"latitudeE7\":500000000,\"x\":");
            write(out, "[".repeat(1_000_000) + "]".repeat(1_000_000));
            write(out, "}," + location(2) + "]}");
        }
        JsonObject ledger = load(file);
        assertEquals("done", ledger.getString("status"), ledger::encodePrettily);
        assertEquals(2, fixes(), ledger::encodePrettily);
        assertEquals(1, ledger.getLong("rejected"), ledger::encodePrettily);
    }

    @Test
    void anEntryThatWouldLeaveTheArchiveIsRefused() {
        Path file = Takeout.zip(
                folder.resolve("slip.zip"),
                "../../../evil/Records.json",
                Takeout.records(0, 10),
                "Takeout/Records.json",
                Takeout.records(10, 30));
        JsonObject ledger = load(file);
        assertEquals(20, fixes());
        JsonObject evil = Balance.file(ledger, "evil/Records.json");
        assertEquals("failed", evil.getString("status"));
        assertEquals(0, evil.getLong("read"));
        assertFalse(evil.getString("message").isBlank());
    }

    @Test
    void aLinkInATarIsRefused() throws IOException {
        Path file = folder.resolve("link.tgz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            var link = new TarArchiveEntry("Takeout/Records.json", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            byte[] records = Takeout.records(0, 20).getBytes(StandardCharsets.UTF_8);
            var honest = new TarArchiveEntry("Takeout/Other.json");
            honest.setSize(records.length);
            tar.putArchiveEntry(honest);
            tar.write(records);
            tar.closeArchiveEntry();
        }
        JsonObject ledger = load(file);
        assertEquals(20, fixes());
        JsonObject link = Balance.file(ledger, "Takeout/Records.json");
        assertEquals("failed", link.getString("status"));
        assertTrue(link.getString("message").contains("link"), link::encode);
    }

    @Test
    void aBombIsGivenUp() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Takeout/Records.json"));
            write(zip, "{\"locations\":[" + location(1) + ",");
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 120; i++) {
                zip.write(blanks);
            }
            write(zip, location(2) + "]}");
            zip.closeEntry();
        }
        JsonObject ledger = load(file);
        JsonObject entry = Balance.file(ledger, "Takeout/Records.json");
        assertTrue(entry.getBoolean("partial"), ledger::encodePrettily);
        assertTrue(entry.getString("message").contains("bomb"), entry::encode);
        assertEquals(1, fixes());
    }

    @Test
    void twoImportsOfTheSameDaysAtTheSameTimeStoreEveryRecordOnce() {
        Path left = Takeout.file(folder.resolve("left.json"), Takeout.records(0, 2 * RECORDS));
        Path right = Takeout.file(folder.resolve("right.json"), Takeout.records(RECORDS, 3 * RECORDS));
        String first = lake.client().startImport(List.of(left));
        String second = lake.client().startImport(List.of(right));
        JsonObject one = LakeUnderTest.ended(lake.client(), first);
        JsonObject other = LakeUnderTest.ended(lake.client(), second);
        assertEquals(3 * RECORDS, fixes());
        assertEquals(3 * RECORDS, one.getLong("stored") + other.getLong("stored"));
        assertEquals(RECORDS, one.getLong("duplicate") + other.getLong("duplicate"));
    }

    private static String location(int second) {
        return Takeout.location(500_000_000, 80_000_000, 5, "2016-01-01T00:00:0" + second + "Z");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
