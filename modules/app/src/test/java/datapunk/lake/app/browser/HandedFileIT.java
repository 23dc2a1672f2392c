package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file from the disk to points on the map and back. */
class HandedFileIT extends BrowserScene {
    private static final int POINTS = 40_000;
    private static final int WRONG = 3;
    private static final int NORTH_OF_THE_POLE = 910_000_000;
    private static final String WATCH_PERCENT = """
            window.percents = new Set()
            new MutationObserver(() => {
              for (const bar of document.querySelectorAll('[data-testid=progress] [role=progressbar]'))
                percents.add(Number(bar.getAttribute('aria-valuenow')))
            }).observe(document, { subtree: true, childList: true, attributes: true })
            """;

    HandedFileIT() {
        super(data -> ShownLake.open(data, 2));
    }

    @Test
    void aDroppedTakeoutIsFollowedToItsEndShownAndUndone(@TempDir Path folder) throws IOException {
        Path takeout = takeout(folder.resolve("takeout-20260101T000000Z-001.zip"));
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.page.addInitScript(WATCH_PERCENT);
            visit.go("").part("empty").waitFor();
            visit.drop(takeout);
            Locator ledger =
                    visit.page.locator("[data-testid=ledger][data-status=done]").first();
            ledger.waitFor();
            visit.until("() => percents.has(100)");
            assertEquals(
                    "takeout-20260101T000000Z-001.zip", ledger.locator("h2").innerText());
            assertEquals(
                    "%d = %d + 0 + 0 + %d".formatted(POINTS + WRONG, POINTS, WRONG),
                    account(ledger.locator("figcaption").first()));
            ledger.getByText("adds up").first().waitFor();
            visit.picture("ledger");
            seesThePoints(visit);
            undo(visit);
        }
    }

    private static void seesThePoints(Visit visit) {
        visit.page.locator("nav a[href^='#/map']").click();
        visit.until(
                "() => window.lakeMap?.isStyleLoaded() && lakeMap.queryRenderedFeatures({layers: ['cell-core']}).length > 50");
        visit.idle();
        assertEquals(Integer.toString(POINTS), digits(visit.part("total").getAttribute("title")));
    }

    private static void undo(Visit visit) {
        visit.page.locator("nav a[href='#/import']").click();
        visit.part("undo").click();
        visit.part("confirm").click();
        visit.page.locator("[data-testid=ledger][data-status=undone]").waitFor();
        visit.go("#/map").part("empty").waitFor();
        visit.idle();
        assertEquals(0, visit.cells());
    }

    /** The numbers of a balance: read = stored + duplicate + superseded + rejected. */
    private static String account(Locator balance) {
        var numbers = balance.locator("b").allInnerTexts().stream()
                .map(HandedFileIT::digits)
                .toList();
        return numbers.getFirst() + " = " + String.join(" + ", numbers.subList(1, numbers.size()));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    @Test
    void aFileThatIsNoHistoryIsNamedForWhatItIs(@TempDir Path folder) throws IOException {
        Path letter = Files.writeString(
                folder.resolve("letter.pdf"), "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/import").drop(letter);
            Locator ledger = visit.page
                    .locator("[data-testid=ledger]")
                    .filter(new Locator.FilterOptions().setHasText("letter.pdf"));
            ledger.waitFor();
            String said = ledger.innerText();
            assertTrue(said.contains("PDF"), said);
            assertTrue(said.contains("Takeout"), said);
            visit.picture("pdf");
        }
    }

    private static Path takeout(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Takeout/Location History (Timeline)/Records.json"));
            zip.write(records().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A round trip of the Alps, two points a minute, and a few at a place that does not exist. */
    private static String records() {
        var json = new StringBuilder("{\"locations\":[");
        for (int i = 0; i < POINTS + WRONG; i++) {
            double turn = 2 * Math.PI * i / POINTS;
            long lat = i < POINTS
                    ? Math.round(4.65e8 + 9e6 * Math.sin(turn) + 1e6 * Math.sin(17 * turn))
                    : NORTH_OF_THE_POLE;
            long lon = Math.round(9.5e7 + 2.5e7 * Math.cos(turn));
            json.append(i == 0 ? "" : ",\n")
                    .append("{\"latitudeE7\":")
                    .append(lat)
                    .append(",\"longitudeE7\":")
                    .append(lon)
                    .append(",\"accuracy\":12,\"deviceTag\":7,\"timestamp\":\"")
                    .append(Instant.parse("2024-05-01T06:00:00Z").plusSeconds(30L * i))
                    .append("\"}");
        }
        return json.append("]}").toString();
    }
}
