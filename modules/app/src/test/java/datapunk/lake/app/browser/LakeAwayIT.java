package datapunk.lake.app.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the page does while the lake is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LakeAwayIT {
    private Chromium chromium;
    private ShownLake lake;

    @BeforeAll
    void open(@TempDir Path data) {
        chromium = Chromium.start();
        lake = ShownLake.open(data, 4);
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
    void aPageSaysThatTheLakeIsAwayAndGoesOnByItself() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)
                .expecting("ERR_CONNECTION_REFUSED")
                .expecting("ERR_SOCKET")
                .expecting("ERR_EMPTY_RESPONSE")
                .expecting("ERR_CONNECTION_RESET")) {
            visit.go("").part("empty").waitFor();
            lake.stop();
            Locator banner = visit.sees("The lake does not answer.");
            visit.isAccessible();
            visit.part("empty").waitFor();
            lake.start();
            banner.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            visit.button("Try the sample year").click();
            visit.page.locator("[data-testid=ledger][data-status=done]").waitFor();
        }
    }
}
