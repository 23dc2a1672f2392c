package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The made-up person comes with one click and goes with one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleYearIT {
    private Chromium chromium;
    private ShownLake lake;

    @BeforeAll
    void open(@TempDir Path data) {
        chromium = Chromium.start();
        lake = ShownLake.open(data, 3);
    }

    @AfterAll
    void close() {
        if (lake != null) {
            lake.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void theSampleYearIsMarkedEverywhereAndRemovedWithOneClick() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("").button("Try the sample year").click();
            visit.page.locator("[data-testid=ledger][data-status=done]").waitFor();
            visit.page.locator("[data-testid=ledger] [data-testid=sample]").waitFor();
            visit.page.locator("header.top [data-testid=sample]").waitFor();
            visit.go("#/map");
            visit.part("sample").waitFor();
            assertTrue(visit.cells() > 100, () -> visit.cells() + " cells");
            visit.button("Remove").click();
            visit.part("empty").waitFor();
            visit.until("() => lakeMap.queryRenderedFeatures({layers: ['cell-core']}).length === 0");
        }
    }
}
