package datapunk.lake.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The id of a data folder, by which processes that share a database tell where the files of an import are. */
final class Place {
    private static final String FILE = "place";

    private Place() {}

    /** Its id, made at the first start on it. */
    static String of(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two processes may come here at once: the first one's id counts. */
    private static void make(Path file) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), FILE, ".new");
        try {
            Files.writeString(fresh, UUID.randomUUID() + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }
}
