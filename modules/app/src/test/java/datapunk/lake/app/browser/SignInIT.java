package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The door of the lake. */
class SignInIT extends BrowserScene {
    private static final String REFUSED = "status of 401";

    SignInIT() {
        super(data -> ShownLake.locked(data, 1));
    }

    @Test
    void aFirstVisitIsAskedForTheTokenAndAWrongOneDoesNotOpen() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK).expecting(REFUSED)) {
            visit.go("");
            visit.page.getByLabel("Access token").fill("not-the-token");
            visit.button("Open the lake").click();
            visit.sees("This token does not open the lake");
            visit.page.getByLabel("Access token").fill(lake.token());
            visit.button("Open the lake").click();
            visit.part("empty").waitFor();
            visit.page.reload();
            visit.part("empty").waitFor();
        }
    }

    @Test
    void aLinkWithTheTokenOpensTheLakeAndForgetsTheToken() {
        try (Visit visit = chromium.visit(lake.url(), Screen.DESK)) {
            visit.page.navigate(lake.url() + "/#token=" + lake.token());
            visit.part("empty").waitFor();
            assertFalse(visit.page.url().contains(lake.token()), visit.page::url);
            visit.page.reload();
            visit.part("empty").waitFor();
        }
    }

    @Test
    void aLinkWithAWrongTokenLeadsToTheDoor() {
        try (Visit visit = chromium.visit(lake.url(), Screen.PHONE).expecting(REFUSED)) {
            visit.page.navigate(lake.url() + "/#token=stale");
            visit.page.getByLabel("Access token").waitFor();
            assertFalse(visit.page.url().contains("stale"), visit.page::url);
        }
    }

    @Test
    void theDoorIsAccessibleByDayAndByNight() {
        for (Screen screen : List.of(Screen.DESK, Screen.DESK.light(), Screen.PHONE, Screen.PHONE.dark())) {
            try (Visit visit = chromium.visit(lake.url(), screen).expecting(REFUSED)) {
                visit.go("").isAccessible();
                assertEquals(0, visit.number("() => document.documentElement.scrollWidth - innerWidth"));
            }
        }
    }
}
