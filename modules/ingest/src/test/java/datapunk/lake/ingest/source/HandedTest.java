package datapunk.lake.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsItsFilesInTheOrderOfTheirPaths() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        Files.writeString(folder.resolve("b/c/2.json"), "2");
        Files.writeString(folder.resolve("b/1.json"), "1");
        Files.writeString(folder.resolve("a.json"), "0");
        Files.createSymbolicLink(folder.resolve("z"), folder.resolve("b"));

        List<String> names = Handed.expand(List.of(new Given(folder, "Takeout"))).stream()
                .map(g -> g.name())
                .toList();

        assertEquals(List.of("Takeout/a.json", "Takeout/b/1.json", "Takeout/b/c/2.json", "Takeout/z"), names);
    }

    @Test
    void whatIsNotThereIsSaidAtOnce() {
        var missing = List.of(new Given(folder.resolve("none"), "none"));

        assertEquals(
                "file-missing",
                assertThrows(FaultException.class, () -> Handed.expand(missing))
                        .fault()
                        .code());
        assertThrows(FaultException.class, () -> Handed.expand(List.of(new Given(folder, "empty"))));
    }

    @Test
    void aContentIsKnownByItsBytesAndItsPathInTheArchive() throws IOException {
        Path one = Files.writeString(folder.resolve("one.zip"), "same");
        Path two = Files.writeString(folder.resolve("two.zip"), "same");
        Path other = Files.writeString(folder.resolve("other.zip"), "else");
        Walking none = (file, name, intake) -> {};

        var id = new HandedFile(one, "one.zip", none).content("one.zip!/a.json");

        assertEquals(id, new HandedFile(two, "renamed", none).content("renamed!/a.json"));
        assertNotEquals(id, new HandedFile(one, "one.zip", none).content("one.zip!/b.json"));
        assertNotEquals(id, new HandedFile(other, "one.zip", none).content("one.zip!/a.json"));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Files.writeString(folder.resolve("real"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThrows(IOException.class, () -> new HandedFile(link, "link", (file, name, intake) -> {}).pour(null));
    }
}
