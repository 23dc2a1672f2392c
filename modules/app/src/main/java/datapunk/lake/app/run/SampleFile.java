package datapunk.lake.app.run;

import datapunk.lake.sample.SampleTakeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The made-up person's Takeout, written under the data folder when it is not there. */
final class SampleFile {
    private static final String NAME = "sample/takeout-sample.zip";

    private final Path path;

    SampleFile(Path data) {
        this.path = data.resolve(NAME);
    }

    /** Writes it when it is not there. */
    void provide(Steps steps) {
        if (!Files.exists(path)) {
            steps.step("year of a made-up person written", () -> {
                write();
                return path;
            });
        }
    }

    private void write() {
        try {
            Files.createDirectories(path.getParent());
            Path fresh = Files.createTempFile(path.getParent(), "sample", ".new");
            SampleTakeout.write(fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }
}
