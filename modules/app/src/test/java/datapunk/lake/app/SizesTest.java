package datapunk.lake.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class has one job and a package one theme; what outgrows these sizes wants to be cut. */
class SizesTest {
    private static final int CLASS_LINES = 340;
    private static final int PACKAGE_TYPES = 20;
    private static final Path MODULES = Path.of("").toAbsolutePath().getParent();

    private static List<Path> sources(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(f -> f.toString().contains("/src/" + kind + "/java/"))
                    .filter(f -> f.toString().endsWith(".java"))
                    .toList();
        }
    }

    @Test
    void classesStayShort() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        List<Path> sources = sources("main");
        assertTrue(sources.size() > 100, () -> sources.size() + " sources under " + MODULES);
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > CLASS_LINES) {
                tooLong.add(source.getFileName() + " " + lines);
            }
        }
        assertEquals(Set.of(), tooLong);
    }

    @Test
    void packagesStaySmall() throws IOException {
        var types = new TreeMap<String, Integer>();
        for (Path source : sources("main")) {
            types.merge(MODULES.relativize(source.getParent()).toString(), 1, Integer::sum);
        }
        types.values().removeIf(n -> n <= PACKAGE_TYPES);
        assertEquals(new TreeMap<>(), types);
    }

    @Test
    void everyTestClassHasAnEndingThatIsRun() throws IOException {
        Set<String> unrun = new TreeSet<>();
        for (Path source : sources("test")) {
            String name = source.getFileName().toString();
            boolean tests = Files.readString(source).contains("@Test")
                    || Files.readString(source).contains("@ParameterizedTest");
            if (tests && !name.matches(".*(Test|Properties|IT|Golden|Contract)\\.java")) {
                unrun.add(name);
            }
        }
        assertEquals(Set.of(), unrun);
    }
}
