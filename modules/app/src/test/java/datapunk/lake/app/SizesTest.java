package datapunk.lake.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A class has one job and a package one theme; what outgrows these sizes wants to be cut. */
class SizesTest {
    private static final int CLASS_LINES = 340;
    private static final int PACKAGE_TYPES = 20;

    private static Map<String, Integer> above(int limit, Map<String, Integer> sizes) {
        var above = new TreeMap<>(sizes);
        above.values().removeIf(n -> n <= limit);
        return above;
    }

    private static void holdsAndCanFail(int limit, Map<String, Integer> sizes) {
        assertEquals(
                Set.of("Planted"),
                above(limit, Map.of("Planted", limit + 1, "Sound", limit)).keySet());
        assertEquals(Map.of(), above(limit, sizes));
    }

    @Test
    void classesStayShort() throws IOException {
        var lines = new TreeMap<String, Integer>();
        for (Path source : Sources.files("main")) {
            lines.put(
                    Sources.MODULES.relativize(source).toString(),
                    Files.readAllLines(source).size());
        }
        assertTrue(lines.size() > 100, () -> lines.size() + " sources under " + Sources.MODULES);
        holdsAndCanFail(CLASS_LINES, lines);
    }

    @Test
    void packagesStaySmall() {
        var types = new TreeMap<String, Integer>();
        for (Path source : Sources.files("main")) {
            types.merge(Sources.MODULES.relativize(source.getParent()).toString(), 1, Integer::sum);
        }
        holdsAndCanFail(PACKAGE_TYPES, types);
    }

    private static final Pattern TESTS = Pattern.compile("@(Test|ParameterizedTest)\\b");

    private static boolean unrun(String name, String text) {
        return TESTS.matcher(text).find() && !name.matches(".*(Test|Properties|IT|Golden|Contract)\\.java");
    }

    @Test
    void everyTestClassHasAnEndingThatIsRun() throws IOException {
        assertTrue(unrun("Planted.java", "@Test void never() {}"));
        assertTrue(unrun("Planted.java", "@ParameterizedTest void never() {}"));
        assertFalse(unrun("Scene.java", "@TestInstance(PER_CLASS) abstract class Scene {}"));
        Set<String> unrun = new TreeSet<>();
        for (Path source : Sources.files("test")) {
            if (unrun(source.getFileName().toString(), Files.readString(source))) {
                unrun.add(source.toString());
            }
        }
        assertEquals(Set.of(), unrun);
    }
}
