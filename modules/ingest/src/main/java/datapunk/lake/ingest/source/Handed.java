package datapunk.lake.ingest.source;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.store.WriteDoors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person handed in, folders opened. */
public final class Handed {
    private Handed() {}

    /**
     * All files, folders expanded by path so that the order is always the same. Links and devices inside folders stay
     * in the list, to be refused by name in the ledger.
     *
     * @throws datapunk.lake.bus.FaultException {@code file-missing} when a path is not there or holds nothing
     */
    public static List<WriteDoors.Given> expand(List<IngestDoors.Given> given) {
        var files = new ArrayList<WriteDoors.Given>();
        for (IngestDoors.Given g : given) {
            expand(g, files);
        }
        if (files.isEmpty()) {
            throw Fault.user(
                            "file-missing",
                            given.isEmpty()
                                    ? "There is no file to import; name at least one file or folder."
                                    : "There is no file in " + given.getFirst().path() + ", so nothing was imported.")
                    .exception();
        }
        return files;
    }

    private static void expand(IngestDoors.Given given, List<WriteDoors.Given> files) {
        Path path;
        try {
            path = given.path().toRealPath();
        } catch (IOException e) {
            throw Fault.user("file-missing", "There is no readable file or folder " + given.path() + ".")
                    .exception();
        }
        if (!Files.isReadable(path)) {
            throw Fault.user("file-missing", given.path() + " may not be read; give the lake the right to read it.")
                    .exception();
        }
        if (!Files.isDirectory(path)) {
            files.add(new WriteDoors.Given(path.toString(), given.name()));
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            inside.filter(p -> !Files.isDirectory(p) || Files.isSymbolicLink(p))
                    .sorted()
                    .forEach(p ->
                            files.add(new WriteDoors.Given(p.toString(), given.name() + "/" + path.relativize(p))));
        } catch (IOException | UncheckedIOException e) {
            throw Fault.user("file-missing", "A folder in " + given.path() + " cannot be opened: " + e.getMessage())
                    .exception();
        }
    }
}
