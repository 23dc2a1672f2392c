package datapunk.lake.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document as the tests read it. */
final class Document {
    private static final Map<String, Object> ROOT = load();

    private Document() {}

    private static Map<String, Object> load() {
        try (InputStream in = Document.class.getResourceAsStream("openapi.yaml")) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> root() {
        return ROOT;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> paths() {
        return (Map<String, Map<String, Object>>) ROOT.get("paths");
    }

    static Map<String, Object> schema(String name) {
        return map(map(map(ROOT.get("components")).get("schemas")).get(name));
    }

    static Set<String> schemas() {
        return map(map(ROOT.get("components")).get("schemas")).keySet();
    }

    /** Names of the parameters of an operation. @param in {@code path}, {@code query} or {@code header} */
    static Set<String> parameters(String path, String method, String in) {
        Map<String, Object> item = paths().get(path);
        return Stream.of(item.get("parameters"), map(item.get(method)).get("parameters"))
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(Document::map)
                .map(parameter -> parameter.get("$ref") instanceof String reference ? target(reference) : parameter)
                .filter(parameter -> in.equals(parameter.get("in")))
                .map(parameter -> (String) parameter.get("name"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> target(String reference) {
        Object node = ROOT;
        for (String step : reference.substring(2).split("/")) {
            node = map(node).get(step);
            if (node == null) {
                throw new AssertionError("nothing at " + reference);
            }
        }
        return map(node);
    }

    static int followAll(Object node) {
        int followed = 0;
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                target(reference);
                followed++;
            }
            for (Object child : map.values()) {
                followed += followAll(child);
            }
        } else if (node instanceof Collection<?> list) {
            for (Object child : list) {
                followed += followAll(child);
            }
        }
        return followed;
    }

    /** What a value lacks or has that its schema does not have; empty when it fits. */
    static List<String> misfits(Object value, Map<String, Object> schema, String at) {
        if (schema.get("$ref") instanceof String reference) {
            return misfits(value, target(reference), at);
        }
        var found = new ArrayList<String>();
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> found.addAll(misfits(value, map(part), at)));
        }
        if (schema.get("type") != null && !types(schema).contains(type(value)) && !whole(value, schema)) {
            found.add(at + " is " + type(value) + ", not " + schema.get("type"));
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
            found.add(at + " is " + value + ", not one of " + values);
        }
        if (value instanceof JsonObject object) {
            inside(object, schema, at, found);
        }
        if (value instanceof JsonArray array && schema.get("items") != null) {
            array.forEach(item -> found.addAll(misfits(item, map(schema.get("items")), at + "[]")));
        }
        return found;
    }

    private static void inside(JsonObject object, Map<String, Object> schema, String at, List<String> found) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !object.containsKey((String) name))
                    .forEach(name -> found.add(at + " lacks " + name));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (object.containsKey((String) name)) {
                    found.addAll(misfits(object.getValue((String) name), map(property), at + "." + name));
                }
            });
        }
    }

    private static List<?> types(Map<String, Object> schema) {
        return schema.get("type") instanceof List<?> several ? several : List.of(schema.get("type"));
    }

    private static boolean whole(Object value, Map<String, Object> schema) {
        return type(value).equals("integer") && types(schema).contains("number");
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case JsonObject o -> "object";
            case JsonArray a -> "array";
            case String s -> "string";
            case Boolean b -> "boolean";
            case Integer i -> "integer";
            case Long l -> "integer";
            default -> "number";
        };
    }
}
