package datapunk.lake.ingest.source;

import datapunk.lake.formats.Intake;
import java.io.IOException;
import java.nio.file.Path;

/** Goes through a file, and through the archives in it. */
@FunctionalInterface
public interface Walking {

    /**
     * Walks on the calling thread; what the intake throws goes through.
     *
     * @param file where the bytes are
     * @param name as the person knows it; the paths of contents begin with it
     * @throws IOException when the file cannot be opened or read at all
     */
    void walk(Path file, String name, Intake intake) throws IOException;
}
