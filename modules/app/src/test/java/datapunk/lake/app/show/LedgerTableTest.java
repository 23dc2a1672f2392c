package datapunk.lake.app.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTableTest {
    private static final String LONG = "takeout.zip!/Takeout/Location History (Timeline)/Semantic Location History/";

    private static JsonObject file(String path, String format, long stored, long duplicate) {
        return new JsonObject()
                .put("path", path)
                .put("format", format)
                .put("status", "done")
                .put("read", stored + duplicate)
                .put("stored", stored)
                .put("duplicate", duplicate)
                .put("superseded", 0)
                .put("rejected", 0)
                .put("rejects", new JsonArray())
                .putNull("message");
    }

    private static JsonObject ledger(JsonObject... files) {
        JsonObject ledger = new JsonObject()
                .put("id", "0197c0de-0000-7000-8000-000000000001")
                .put("status", "done")
                .put("seconds", 8.133)
                .put("finished", "2020-01-02T03:04:05Z")
                .put("files", new JsonArray(List.of(files)));
        for (String count : List.of("read", "stored", "duplicate", "superseded", "rejected")) {
            ledger.put(
                    count,
                    List.of(files).stream().mapToLong(f -> f.getLong(count)).sum());
        }
        return ledger;
    }

    private static List<String> lines(JsonObject ledger) {
        return LedgerTable.lines(ledger, 80);
    }

    @Test
    void saysHowLongItTookAndBalancesEveryFileInEightyColumns() {
        List<String> lines = lines(ledger(
                file("takeout.zip", "zip", 0, 0),
                file(LONG + "2025/2025_JANUARY.json", "google-semantic", 1_000_000, 7),
                file(LONG + "2025/2025_FEBRUARY.json", "google-semantic", 12, 0)));
        assertEquals("Import 0197c0de-0000-7000-8000-000000000001: done in 8.1 s", lines.getFirst());
        assertEquals(5, lines.size(), lines::toString);
        assertTrue(lines.get(2).contains("1,000,007 = 1,000,000 +         7 +          0 +        0"), lines::toString);
        assertTrue(lines.get(2).endsWith("2025_JANUARY.json"), lines::toString);
        assertTrue(lines.getLast().endsWith("  all"), lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
    }

    @Test
    void whatIsNotReadInsideAnArchiveTakesOneLine() {
        List<String> lines = lines(ledger(
                file("a.zip!/Records.json", "google-records", 3, 0),
                file("a.zip!/one.html", "unknown", 0, 0).put("message", "This is a web page (HTML)."),
                file("a.zip!/two.txt", "unknown", 0, 0).put("message", "This is text.")));
        assertEquals("  2 other files were not read, being of other kinds: one.html, two.txt", lines.getLast());
        assertFalse(lines.toString().contains("web page"), lines::toString);
    }

    @Test
    void aFileThatCouldNotBeReadSaysWhyOnce() {
        JsonObject failed =
                file("a.pdf", "unknown", 0, 0).put("status", "failed").put("message", "This is a PDF.");
        List<String> lines = lines(ledger(failed).put("status", "failed").put("message", "This is a PDF."));
        assertEquals(
                1,
                lines.stream().filter(line -> line.contains("This is a PDF.")).count(),
                lines::toString);
    }

    @Test
    void rejectsAreNamedBeneathTheirFile() {
        JsonObject file = file("r.json", "google-records", 2, 0)
                .put("read", 3)
                .put("rejected", 1)
                .put(
                        "rejects",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("reason", "time-missing")
                                        .put("count", 1)));
        assertTrue(lines(ledger(file)).contains("      rejected: 1 × time-missing"));
    }

    @Test
    void moreFilesThanAnybodyReadsAreSummedUp() {
        var files = new JsonObject[5000];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("many/f" + i + ".json", "google-records", 1, 0);
        }
        List<String> lines = lines(ledger(files));
        assertTrue(lines.size() < 70, () -> lines.size() + " lines");
        assertTrue(lines.get(lines.size() - 2).contains("4,940"), lines::toString);
        assertTrue(lines.get(lines.size() - 2).endsWith("4,940 more files"), lines::toString);
    }

    @Test
    void aNameCannotBreakTheTableOrTheTerminal() {
        List<String> lines = lines(ledger(file("new\nline\u001b[2J.json", "google-records", 1, 0)));
        assertTrue(lines.getLast().endsWith("  new?line?[2J.json"), lines::toString);
        assertEquals("aaa…zzzzzz", Amounts.line("aaaaaaaaaaaazzzzzzzzzzzz", 10));
        assertEquals("2 min 05 s", Amounts.seconds(125));
    }

    @Test
    void progressFitsEightyColumns() {
        String bar = Terminal.bar(new JsonObject()
                .put("bytes", 50)
                .put("totalBytes", 100)
                .put("records", 12_345_678)
                .put("recordsPerSecond", 200_000.0)
                .put("etaSeconds", 95.2)
                .put("status", "running"));
        assertEquals("  ██████████░░░░░░░░░░  50 %  12,345,678 records  200,000/s  1 min 36 s to go", bar);
        assertTrue(bar.length() <= 80);
    }
}
