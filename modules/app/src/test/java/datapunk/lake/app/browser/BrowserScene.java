package datapunk.lake.app.browser;

import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A browser and a lake to look at, opened once for the tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserScene {
    Chromium chromium;
    ShownLake lake;

    private final Function<Path, ShownLake> opening;

    /** @param opening opens the lake on a data folder */
    BrowserScene(Function<Path, ShownLake> opening) {
        this.opening = opening;
    }

    @BeforeAll
    void open(@TempDir Path data) {
        chromium = Chromium.start();
        lake = opening.apply(data);
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
}
