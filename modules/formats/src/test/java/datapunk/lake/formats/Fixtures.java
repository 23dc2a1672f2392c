package datapunk.lake.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of real files with expected counts: where {@code LAKE_FIXTURES} points, or beside the project. */
final class Fixtures {
    private Fixtures() {}

    /** A real file and what an independent reader counted in it. */
    record Fixture(String format, Path file, Map<String, Object> expected) {}

    /** The folder, if it is there. */
    static Optional<Path> folder() {
        String stated = System.getenv("LAKE_FIXTURES");
        Path folder = stated != null ? Path.of(stated) : beside(Path.of("").toAbsolutePath());
        return Files.isReadable(folder.resolve("fixtures.json")) ? Optional.of(folder) : Optional.empty();
    }

    private static Path beside(Path module) {
        Path root = module;
        while (root.getParent() != null && !Files.isDirectory(root.resolve("modules"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("fixtures");
    }

    /** The fixtures listed in the folder. */
    static List<Fixture> in(Path folder) throws IOException {
        var fixtures = new ArrayList<Fixture>();
        try (JsonParser p = new JsonFactory().createParser(Files.readString(folder.resolve("fixtures.json")))) {
            p.nextToken();
            for (Object item : (List<?>) value(p)) {
                Map<String, Object> fixture = object(item);
                fixtures.add(new Fixture(
                        (String) fixture.get("format"),
                        folder.resolve((String) fixture.get("file")),
                        object(fixture.get("expected"))));
            }
        }
        return fixtures;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object value(JsonParser p) throws IOException {
        return switch (p.currentToken()) {
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (p.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(p));
                }
                yield list;
            }
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (p.nextToken() != JsonToken.END_OBJECT) {
                    String name = p.currentName();
                    p.nextToken();
                    map.put(name, value(p));
                }
                yield map;
            }
            case VALUE_NUMBER_INT -> p.getLongValue();
            default -> p.getText();
        };
    }
}
