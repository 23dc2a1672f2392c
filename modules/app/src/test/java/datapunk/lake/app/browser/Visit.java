package datapunk.lake.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody in front of the page. When it ends, nothing may have gone wrong on the console and nothing may have been asked of
 * any other origin than the lake.
 */
final class Visit implements AutoCloseable {
    private static final double PATIENCE = 90_000;
    private static final String AXE =
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                    + " 'best-practice']})).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))";

    private final BrowserContext context;
    private final String lake;
    private final List<String> problems = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** The tab. */
    final Page page;

    Visit(Browser browser, String lake, Screen screen) {
        this.lake = lake;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(screen.scheme())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Zurich")
                .setReducedMotion(ReducedMotion.REDUCE));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(error -> problems.add("error " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add("console " + message.text());
            }
        });
        page.onRequest(request -> asked(request.url()));
        page.onWebSocket(socket -> asked(socket.url().replaceFirst("^ws", "http")));
    }

    private void asked(String url) {
        if (url.startsWith("http") && !url.startsWith(lake + "/")) {
            problems.add("asked elsewhere: " + url);
        }
    }

    /** What the browser itself writes on the console for an answer that this visit is about. @param part of the text */
    Visit expecting(String part) {
        expected.add(part);
        return this;
    }

    /** Goes to an address within the page, such as {@code #/import}, and waits until everything is drawn. */
    Visit go(String hash) {
        page.navigate(lake + "/" + hash);
        return idle();
    }

    /** Waits until everything is drawn. */
    Visit idle() {
        page.waitForSelector("main[data-idle=true]");
        return this;
    }

    /** Waits until a script answers true. */
    void until(String script) {
        page.waitForFunction(script);
    }

    /** Waits until this text is seen. */
    Locator sees(String text) {
        Locator found = page.getByText(text).first();
        found.waitFor();
        return found;
    }

    /** The button of this name. */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Part of the page that carries this mark for tests. */
    Locator part(String mark) {
        return page.getByTestId(mark).first();
    }

    /** Cells of the lake that the map shows now. */
    int cells() {
        return number("() => lakeMap.queryRenderedFeatures({layers: ['cell-core']}).length");
    }

    /** A whole number that a script answers. */
    int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    /** Part of the address after the page. */
    String hash() {
        return (String) page.evaluate("() => location.hash");
    }

    /** Drags files from the disk onto the middle of the page, as a file browser does, and lets go. */
    void drop(Path... files) {
        CDPSession tools = context.newCDPSession(page);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            tools.send("Input.dispatchDragEvent", drag(type, files));
        }
        tools.detach();
    }

    private JsonObject drag(String type, Path... files) {
        var names = new JsonArray();
        for (Path file : files) {
            names.add(file.toAbsolutePath().toString());
        }
        var data = new JsonObject();
        data.add("items", new JsonArray());
        data.add("files", names);
        data.addProperty("dragOperationsMask", 1);
        var event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("x", page.viewportSize().width / 2);
        event.addProperty("y", page.viewportSize().height / 2);
        event.add("data", data);
        return event;
    }

    /** Drags across the histogram. @param from where to begin, as share of its width @param to where to let go */
    void sweep(double from, double to) {
        BoundingBox box = part("histogram").boundingBox();
        double y = box.y + box.height / 3;
        page.mouse().move(box.x + box.width * from, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * (from + to) / 2, y);
        page.mouse().move(box.x + box.width * to, y);
        page.mouse().up();
    }

    /** Asserts that the page as it stands breaks no rule of accessibility that a machine can check. */
    void isAccessible() {
        try {
            page.evaluate(Files.readString(Chromium.PACKAGES.resolve("axe-core/axe.min.js")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(List.of(), page.evaluate(AXE), () -> "axe at " + page.url());
    }

    /** Keeps a picture under {@code target/browser}. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser", name + ".png")));
    }

    @Override
    public void close() {
        problems.removeIf(problem -> expected.stream().anyMatch(problem::contains));
        context.close();
        assertEquals(List.of(), problems);
    }
}
