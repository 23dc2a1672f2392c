package datapunk.lake.testkit;

import java.nio.file.Path;
import java.util.Map;

/**
 * A real file with what is known to be in it.
 *
 * @param format name of its format, such as `google-records`
 * @param file the file
 * @param cls what it is good for: `typical`, `edge`, ...
 * @param family the formats which belong together
 * @param expected counts (Long), times and other facts by name; values are Long, Double, Boolean, String, List or Map
 */
public record Fixture(String format, Path file, String cls, String family, Map<String, Object> expected) {

    /** A count by its name; fails when it is not stated. */
    public long count(String name) {
        if (expected.get(name) instanceof Long count) {
            return count;
        }
        throw new AssertionError("fixtures.json states no count " + name + " for " + file.getFileName());
    }

    /** The file's name, so that parameterised tests name their case. */
    @Override
    public String toString() {
        return format + "/" + file.getFileName();
    }
}
