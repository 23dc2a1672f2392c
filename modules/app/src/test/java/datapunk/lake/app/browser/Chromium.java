package datapunk.lake.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, led by the playwright-core of the page's packages. Tests are skipped where either is missing. */
final class Chromium implements AutoCloseable {
    /** Folder of the page's packages. */
    static final Path PACKAGES =
            Path.of("../../webroot/node_modules").toAbsolutePath().normalize();

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** One that draws with WebGL, in software. */
    static Chromium start() {
        return start("--disable-gpu", "--enable-unsafe-swiftshader");
    }

    /** One that has no WebGL at all. */
    static Chromium withoutWebGl() {
        return start("--disable-gpu", "--disable-software-rasterizer");
    }

    private static Chromium start(String... more) {
        Path program =
                Path.of(Optional.ofNullable(System.getenv("LAKE_CHROMIUM")).orElse("/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(program), () -> "no Chromium at " + program + " (LAKE_CHROMIUM names another)");
        Path core = PACKAGES.resolve("playwright-core");
        Assumptions.assumeTrue(Files.isDirectory(core), () -> "no " + core + " (npm ci in webroot brings it)");
        Assumptions.assumeTrue(
                Chromium.class.getResource("/META-INF/webroot/index.html") != null,
                "the page is not built in (-Dweb.skip)");
        System.setProperty("playwright.cli.dir", driver(core).toString());
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(QUIET);
        arguments.addAll(List.of(more));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setArgs(arguments)
                .setTimeout(90_000);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** The folder in which Playwright looks for its driver: links to the system's Node and to the package. */
    private static Path driver(Path core) {
        try {
            Path folder =
                    Files.createDirectories(Path.of("target/browser-driver").toAbsolutePath());
            link(folder.resolve("node"), node());
            link(folder.resolve("package"), core);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path at, Path to) throws IOException {
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, to);
    }

    private static Path node() {
        Optional<Path> node = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(node.isPresent(), "no node on the PATH");
        return node.orElseThrow();
    }

    /** Opens a window on the lake at this address. */
    Visit visit(String lake, Screen screen) {
        return new Visit(browser, lake, screen);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
