package datapunk.lake.app.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

/** What the page does while the lake is away. */
class LakeAwayIT extends BrowserScene {
    LakeAwayIT() {
        super(data -> ShownLake.open(data, 4));
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
