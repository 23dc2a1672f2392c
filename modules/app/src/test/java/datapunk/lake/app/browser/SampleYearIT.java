package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The made-up person comes with one click and goes with one. */
class SampleYearIT extends BrowserScene {
    SampleYearIT() {
        super(data -> ShownLake.open(data, 3));
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
