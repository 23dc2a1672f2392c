package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lake that holds the sample year, looked at from all sides. */
class LookingAroundIT extends BrowserScene {
    private static final List<String> PAGES =
            List.of("#/map", "#/day/2025-06-14", "#/import", "#/health", "#/cache", "#/about");
    private static final String SPRING = "#/map?from=2025-03-01&to=2025-06-01";
    private static final String POINTS_IN_VIEW =
            "() => lakeMap.queryRenderedFeatures({layers: ['cell-core']}).reduce((sum, f) => sum + f.properties.n, 0)";
    private static final String A_CELL_NEAR_THE_MIDDLE = """
            () => {
              const [x, y] = [innerWidth / 2, innerHeight / 2]
              const [best] = lakeMap.queryRenderedFeatures({ layers: ['cell-core'] })
                .map(f => lakeMap.project(f.geometry.coordinates))
                .map(p => ({ x: p.x + lakeMap.getContainer().getBoundingClientRect().x, y: p.y }))
                .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
              return [best.x, best.y]
            }
            """;
    private static final String WIDER_THAN_THE_SCREEN =
            "() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth) - innerWidth";

    LookingAroundIT() {
        super(data -> ShownLake.open(data, 5));
    }

    @BeforeAll
    void fill() {
        lake.loadSample();
    }

    @Test
    void draggingAcrossTheHistogramFiltersTheMapAndTheAddressKeepsIt() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            int all = visit.go("#/map").number(POINTS_IN_VIEW);
            visit.sweep(0.30, 0.55);
            visit.until("() => /from=2025-0\\d-01&to=2025-\\d\\d-01/.test(location.hash)");
            visit.until("() => lakeMap.getSource('data').tiles[0].includes('from=2025')");
            visit.idle();
            int some = visit.number(POINTS_IN_VIEW);
            assertTrue(some > 0 && some < all, () -> some + " of " + all);
            String address = visit.hash();
            visit.page.reload();
            visit.idle();
            assertEquals(address, visit.hash());
            visit.part("clear-range").click();
            visit.until("() => !location.hash.includes('from=')");
        }
    }

    @Test
    void aClickOnACellTellsWhatWasThereAndLeadsToTheDay() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/map");
            List<?> at = (List<?>) visit.page.evaluate(A_CELL_NEAR_THE_MIDDLE);
            visit.page.mouse().click(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
            Locator panel = visit.part("panel");
            panel.getByText("What was here").waitFor();
            panel.locator("a[href^='#/day/']").first().click();
            visit.until("() => location.hash.startsWith('#/day/2025-')");
            visit.part("panel").getByText("points").first().waitFor();
            visit.idle();
            visit.page.keyboard().press("Escape");
            visit.until("() => location.hash.startsWith('#/map')");
        }
    }

    @Test
    void aDayShowsItsStaysAndMovesAndTheNextDayIsOneKeyAway() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/day/2025-06-14");
            visit.part("panel").locator("ol li").first().waitFor();
            visit.until("() => lakeMap.queryRenderedFeatures({layers: ['o-way']}).length > 0");
            visit.page.keyboard().press("]");
            visit.until("() => location.hash.startsWith('#/day/2025-06-15')");
        }
    }

    @Test
    void theThemeIsOneClickAwayAndStays() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/map");
            Locator page = visit.page.locator("html");
            assertEquals("dark", page.getAttribute("data-theme"));
            byte[] dark = visit.page.screenshot();
            visit.button("Switch to light theme").click();
            assertEquals("light", page.getAttribute("data-theme"));
            visit.idle();
            assertFalse(Arrays.equals(dark, visit.page.screenshot()));
            visit.page.reload();
            visit.idle();
            assertEquals("light", page.getAttribute("data-theme"));
        }
    }

    @Test
    void onAPhoneTheBarIsAtTheBottomAndNothingIsWiderThanTheScreen() {
        try (Visit visit = chromium.visit(lake.url(), Screen.PHONE)) {
            for (String page : PAGES) {
                visit.go(page);
                BoundingBox bar = visit.page.locator("nav").boundingBox();
                assertEquals(Screen.PHONE.height(), bar.y + bar.height, 1);
                assertEquals(Screen.PHONE.width(), bar.width, 1);
                assertEquals(0, visit.number(WIDER_THAN_THE_SCREEN), page);
            }
            BoundingBox clear = visit.go(SPRING).part("clear-range").boundingBox();
            assertTrue(
                    clear.x + clear.width < Screen.PHONE.width(),
                    () -> "the filter's end is at " + (clear.x + clear.width));
        }
    }

    @Test
    void everythingCanBeDoneWithKeys() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/map").page.keyboard().press("Tab");
            assertEquals("Skip to content", visit.page.evaluate("() => document.activeElement.textContent"));
            visit.page.keyboard().press("Enter");
            assertEquals("main", visit.page.evaluate("() => document.activeElement.id"));
            visit.page.keyboard().press("?");
            visit.page.getByRole(AriaRole.DIALOG).getByText("Dark or light").waitFor();
            visit.page.keyboard().press("Escape");
            visit.page.getByLabel("Begin of the period").focus();
            visit.page.keyboard().press("ArrowRight");
            visit.until("() => location.hash.includes('from=2025-02-01')");
            visit.page.keyboard().press("g");
            visit.page.keyboard().press("i");
            visit.until("() => location.hash.startsWith('#/import')");
        }
    }

    @Test
    void withoutWebGlASimpleMapShowsThePoints() {
        try (Chromium simple = Chromium.withoutWebGl();
                Visit visit = simple.visit(lake.url(), Screen.DESK)) {
            visit.go("#/map").part("simple-map").waitFor();
            visit.until("() => Number(document.querySelector('[data-testid=simple-map] canvas').dataset.cells) > 100");
            visit.picture("simple-map");
        }
    }

    @Test
    void everyPageIsAccessibleByDayAndByNight() {
        for (Screen screen : List.of(Screen.DESK, Screen.DESK.light(), Screen.PHONE)) {
            try (Visit visit = chromium.visit(lake.url(), screen)) {
                for (String page : PAGES) {
                    visit.go(page).isAccessible();
                }
            }
        }
    }
}
