package datapunk.lake.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import datapunk.lake.app.Doors.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The pages that are drawn from the code, and the plate at each room's door. After a change of doors or rooms,
 * {@code -Dlake.docs.write=true} draws the pages anew.
 */
class DocsTest {
    private static final Path DOCS = Sources.MODULES.resolveSibling("docs");
    private static final List<String> PLATE = List.of(
            "What this room is for",
            "Doors",
            "May use",
            "How data moves",
            "Where to start reading",
            "How it is proven");

    private static void agrees(String page, String drawn) throws IOException {
        Path file = DOCS.resolve(page);
        if (Boolean.getBoolean("lake.docs.write")) {
            Files.writeString(file, drawn);
        }
        String kept = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(drawn, kept, () -> page + " has drifted; run this test with -Dlake.docs.write=true");
    }

    @Test
    void thePageOfDoorsIsTrue() throws IOException {
        var lake = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("datapunk.lake");
        List<Door> doors = Doors.of(lake);
        assertTrue(doors.size() > 25, () -> doors.size() + " doors");
        agrees("bus.md", busPage(doors, Doors.comments(Sources.ofTheLake())));
    }

    @Test
    void thePictureOfRoomsIsTrue() throws IOException {
        agrees("modules.md", RoomsPage.draw(Rooms.all()));
    }

    @Test
    void everyRoomHasAPlateWithTheSameHeadings() throws IOException {
        Map<String, List<String>> wrong = new TreeMap<>();
        for (Rooms.Room room : Rooms.all()) {
            Path plate = Sources.MODULES.resolve(room.name()).resolve("README.md");
            List<String> headings = !Files.exists(plate)
                    ? List.of()
                    : Files.readAllLines(plate).stream()
                            .filter(line -> line.startsWith("## "))
                            .map(line -> line.substring(3))
                            .toList();
            if (!headings.equals(PLATE)) {
                wrong.put(room.name(), headings);
            }
        }
        assertEquals(Map.of(), wrong);
    }

    private static String busPage(List<Door> doors, Map<String, String> comments) {
        var page = new StringBuilder("""
                # Doors of the bus

                Every conversation between rooms, drawn from the code by `DocsTest`. A call has one question and one answer within its
                deadline, and its owner alone answers it; a topic is told by its owner to whoever listens. Calls go down the ladder
                web → ingest → cache → store → monitor, topics go up. The constant named for a door is the only place that holds its address.
                """);
        for (String owner : List.of("web", "ingest", "cache", "store", "monitor")) {
            List<Door> own = doors.stream().filter(d -> d.owner().equals(owner)).toList();
            page.append("\n## ").append(owner).append('\n');
            if (own.isEmpty()) {
                page.append("\nNobody asks ").append(owner).append(": it is the top of the ladder.\n");
            }
            calls(page, own.stream().filter(Door::asked).toList(), comments);
            topics(page, own.stream().filter(d -> !d.asked()).toList(), comments);
        }
        return page.toString();
    }

    private static void calls(StringBuilder page, List<Door> doors, Map<String, String> comments) {
        if (!doors.isEmpty()) {
            page.append("\n| call | question | answer | deadline | answered by | asked by | what it does |\n");
            page.append("|---|---|---|---|---|---|---|\n");
        }
        for (Door d : doors) {
            page.append("| `%s`<br>`%s` | `%s` | `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            d.address(),
                            d.constant(),
                            d.types().getFirst(),
                            d.types().getLast(),
                            words(d.deadline().orElseThrow()),
                            names(d.inside()),
                            names(d.outside()),
                            comments.getOrDefault(d.constant(), "")));
        }
    }

    private static void topics(StringBuilder page, List<Door> doors, Map<String, String> comments) {
        if (!doors.isEmpty()) {
            page.append("\n| topic | event | told by | heard by | what it says |\n|---|---|---|---|---|\n");
        }
        for (Door d : doors) {
            page.append("| `%s`<br>`%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            d.address(),
                            d.constant(),
                            d.types().getFirst(),
                            names(d.inside()),
                            names(d.outside()),
                            comments.getOrDefault(d.constant(), "")));
        }
    }

    private static String names(SortedSet<String> classes) {
        return classes.isEmpty() ? "–" : "`" + String.join("`, `", classes).replace('$', '.') + "`";
    }

    private static String words(Duration deadline) {
        return deadline.toSecondsPart() == 0 ? deadline.toMinutes() + " min" : deadline.toSeconds() + " s";
    }
}
