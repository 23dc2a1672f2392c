package datapunk.lake.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.warm.WarmConfig;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmFileTest {
    private static final WarmKey KEY = WarmKey.tile(1, 3, 4, 5);

    @TempDir
    Path folder;

    private static Warmer warmer() {
        var nothing = new Warmer.Source() {
            @Override
            public boolean resident(WarmKey key) {
                return true;
            }

            @Override
            public boolean busy() {
                return true;
            }

            @Override
            public void load(WarmKey key, Consumer<Warmer.Loaded> done) {}
        };
        return new Warmer(WarmConfig.DEFAULT, nothing, () -> 1_764_000_000_000L);
    }

    @Test
    void whatWasLearnedComesBackAfterARestart() throws IOException {
        var file = new WarmFile(folder.resolve("cache").resolve("warm.snapshot"));
        assertEquals(Optional.empty(), file.read());
        Warmer learned = warmer();
        learned.asked(KEY, false, 1_000, 40);
        assertTrue(file.write(learned.snapshot()));
        assertTrue(file.write(learned.snapshot()), "it is replaced");
        Warmer fresh = warmer();
        assertEquals(Optional.empty(), file.restore(fresh, file.read().orElseThrow()));
        assertEquals(List.of(KEY), fresh.hottest(10));
        try (var files = Files.list(folder.resolve("cache"))) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
    }

    @Test
    void aSnapshotThatIsNotWholeIsRefusedWithASentence() {
        Warmer learned = warmer();
        learned.asked(KEY, false, 1_000, 40);
        byte[] whole = learned.snapshot();
        var file = new WarmFile(folder.resolve("warm.snapshot"));
        for (byte[] damaged : List.of(new byte[0], new byte[100], Arrays.copyOf(whole, whole.length / 2))) {
            assertTrue(file.write(damaged));
            Warmer fresh = warmer();
            String notice = file.restore(fresh, file.read().orElseThrow()).orElseThrow();
            assertTrue(notice.startsWith("warm.snapshot: "), notice);
            fresh.asked(KEY, false, 1_000, 40);
            assertEquals(List.of(KEY), fresh.hottest(10));
        }
    }

    @Test
    void aSnapshotThatCannotTakeItsPlaceLeavesNothingBehind(@TempDir Path home) throws IOException {
        Path taken = home.resolve("warm.snapshot");
        Files.createDirectories(taken.resolve("inside"));

        boolean written = new WarmFile(taken).write(new byte[10]);

        try (var left = Files.list(home)) {
            org.junit.jupiter.api.Assertions.assertFalse(written);
            assertEquals(List.of(taken), left.toList());
        }
    }
}
