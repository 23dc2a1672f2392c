package datapunk.lake.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The folder of real files: the one named by `LAKE_FIXTURES`, else `../shared/fixtures` beside the project. */
public final class Fixtures {
    private static final String INDEX = "fixtures.json";

    private Fixtures() {}

    /** The folder; the test is skipped, visibly, where it is absent. */
    public static Path folder() {
        Optional<Path> found = find();
        Assumptions.assumeTrue(found.isPresent(), "no fixtures here: set LAKE_FIXTURES to the folder of fixtures.json");
        return found.orElseThrow();
    }

    /** All fixtures which are there; the test is skipped where the folder is absent. */
    public static List<Fixture> all() {
        return read(folder());
    }

    /** The fixtures of a format. */
    public static List<Fixture> of(String format) {
        return all().stream().filter(fixture -> fixture.format().equals(format)).toList();
    }

    static List<Fixture> read(Path folder) {
        try (JsonParser json =
                new JsonFactory().createParser(folder.resolve(INDEX).toFile())) {
            json.nextToken();
            var fixtures = new ArrayList<Fixture>();
            for (Object entry : list(value(json))) {
                Map<?, ?> fields = map(entry);
                Path file = folder.resolve(text(fields, "file"));
                if (Files.exists(file)) {
                    fixtures.add(new Fixture(
                            text(fields, "format"),
                            file,
                            text(fields, "cls"),
                            text(fields, "family"),
                            facts(map(fields.get("expected")))));
                }
            }
            return List.copyOf(fixtures);
        } catch (IOException e) {
            throw new UncheckedIOException("The fixtures in " + folder + " cannot be read", e);
        }
    }

    private static Optional<Path> find() {
        String named = System.getenv("LAKE_FIXTURES");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Fixtures::isThere);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("modules")) && Files.exists(at.resolve("pom.xml"))) {
                return Optional.of(at.resolveSibling("shared").resolve("fixtures"))
                        .filter(Fixtures::isThere);
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(INDEX));
    }

    /** The value at the present token: Map, List, String, Long, Double, Boolean, or null. */
    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + json.currentToken() + " in " + INDEX);
        };
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Object value = value(json);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static List<Object> array(JsonParser json) throws IOException {
        var values = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(json);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<String, Object> facts(Map<?, ?> fields) {
        var facts = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> facts.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(facts);
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}
