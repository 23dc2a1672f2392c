package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cache of a lake that holds the sample year, looked at and changed by its owner. */
class CachePageIT extends BrowserScene {
    private static final String CACHE = "#/cache";
    private static final String TILE = "/api/tiles/0/0/0.mvt";
    private static final String WARMING = "() => document.querySelector('[data-testid=warmer-status]').textContent";
    private static final String ALL_OF_IT = """
            () => {
              const page = document.querySelector('.page')
              page.scrollTop = 0
              return innerHeight - page.clientHeight + page.scrollHeight
            }
            """;
    private static final String TOO_WIDE =
            "() => (page => page.scrollWidth - page.clientWidth)(document.querySelector('.page'))";
    private static final String SCROLLED = "() => document.querySelector('.page').scrollTop";

    CachePageIT() {
        super(data -> ShownLake.open(data, 6));
    }

    @BeforeAll
    void fill() {
        lake.loadSample();
    }

    @Test
    void whatTheMapAskedForShowsAndSecondLooksComeFromMemory() {
        look();
        look();
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go(CACHE);
            Locator tiles = visit.part("region-tiles");
            assertFalse(visit.part("verdict").innerText().isBlank());
            assertNotEquals("–", tiles.getByTestId("hit-ratio").innerText());
            String origins = tiles.getByLabel("Where answers came from").getAttribute("aria-label");
            assertTrue(origins.matches(".*memory [1-9].*database [1-9].*"), origins);
            visit.part("node").getByText("Process").waitFor();
        }
    }

    /** Somebody with an empty browser looks at the map. */
    private void look() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go("#/map@8.5,47.2,7");
        }
    }

    @Test
    void settingsChangeWhileItRunsAndAWrongOneIsAnsweredWhereItWasMade() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK).expecting("status of 422")) {
            Locator queries = visit.go(CACHE).part("region-queries");
            queries.getByTestId("policy").selectOption("sieve");
            queries.getByTestId("bytes").fill("24");
            queries.getByTestId("bytes").press("Enter");
            queries.getByText("of 24 MiB").waitFor();
            visit.page.reload();
            visit.idle();
            assertEquals("sieve", queries.getByTestId("policy").inputValue());
            queries.getByTestId("bytes").fill("9999999");
            queries.getByTestId("bytes").press("Enter");
            Locator wrong = queries.locator(".wrong:not(:empty)");
            wrong.waitFor();
            assertTrue(wrong.innerText().endsWith("."), wrong::innerText);
            assertEquals("24", queries.getByTestId("bytes").inputValue());
        }
    }

    @Test
    void warmingStopsAndGoesOnWithASwitch() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.go(CACHE).part("warmer-switch").click();
            visit.until(WARMING + " === 'off'");
            visit.page.reload();
            assertEquals("off", visit.idle().part("warmer-status").innerText());
            visit.part("warmer-switch").click();
            visit.until(WARMING + " !== 'off'");
        }
    }

    @Test
    void anAnswerTellsItsStoryAndTheAddressKeepsTheQuestion() {
        look();
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK).expecting("status of 4")) {
            visit.go(CACHE).part("why-path").fill(lake.url() + TILE);
            visit.part("why-ask").click();
            visit.part("why-sentence").waitFor();
            visit.page.reload();
            String said = visit.idle().part("why-sentence").innerText();
            assertFalse(said.isBlank());
            assertEquals(TILE, visit.part("why-path").inputValue());
            visit.part("why-path").fill("/api/nonsense");
            visit.page.keyboard().press("Enter");
            visit.part("why").locator(".wrong:not(:empty)").waitFor();
        }
    }

    @Test
    void freshFiguresLeaveThePageWhereItIs() {
        try (Visit visit = chromium.visit(lake.url(), Screen.PHONE)) {
            visit.go(CACHE).part("region-tiles").locator("summary").click();
            visit.page.evaluate("() => document.querySelector('.page').scrollTop = 700");
            int before = visit.number(SCROLLED);
            for (int i = 0; i < 2; i++) {
                visit.page.waitForResponse("**/api/cache", () -> {});
            }
            assertEquals(before, visit.number(SCROLLED));
            assertTrue((boolean) visit.part("region-tiles").locator("details").evaluate("d => d.open"));
        }
    }

    @Test
    void whoDoesNotOwnTheLakeIsToldSo() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK).expecting("status of 403")) {
            visit.page.route("**/api/cache", route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
            visit.go(CACHE).sees("Only the owner of this lake can look into its cache.");
            visit.isAccessible();
        }
    }

    @Test
    void everyRequestAfterTheFirstTellsWhatMustAtLeastBeShown() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            var tiles = new ConcurrentLinkedQueue<Request>();
            visit.go("#/health").page.onRequest(request -> {
                if (request.url().contains("/api/tiles/")) {
                    tiles.add(request);
                }
            });
            visit.go("#/map");
            assertFalse(tiles.isEmpty());
            for (Request tile : tiles) {
                assertTrue(Long.parseLong(tile.headers().getOrDefault("lake-generation", "0")) > 0, tile::url);
            }
        }
    }

    @Test
    void answersFromBeforeTheDatabaseWentAwayAreMarked() {
        try (Visit visit = chromium.visit(lake.url(), Screen.PHONE)) {
            visit.page.route("**/api/summary", CachePageIT::asIfTheDatabaseWereAway);
            visit.go("#/health").part("stale").waitFor();
            visit.isAccessible();
            visit.page.unroute("**/api/summary");
            visit.until("() => !document.querySelector('[data-testid=stale]')");
        }
    }

    private static void asIfTheDatabaseWereAway(Route route) {
        var answer = route.fetch();
        var headers = new HashMap<>(answer.headers());
        headers.put("lake-stale-since", "2026-01-02T12:03:00Z");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    @Test
    void thePageIsAccessibleAndFitsEveryScreen() {
        look();
        for (Screen screen : List.of(Screen.DESK, Screen.DESK.light(), Screen.PHONE, Screen.PHONE.dark())) {
            try (Visit visit = chromium.visit(lake.url(), screen)) {
                visit.go(CACHE + "?why=%2Fapi%2Fsummary").part("why-sentence").waitFor();
                visit.part("region-tiles").locator("summary").click();
                visit.isAccessible();
                assertEquals(0, visit.number(TOO_WIDE));
                visit.page.setViewportSize(screen.width(), visit.number(ALL_OF_IT));
                visit.picture(
                        "cache-" + screen.width() + "-" + screen.scheme().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
