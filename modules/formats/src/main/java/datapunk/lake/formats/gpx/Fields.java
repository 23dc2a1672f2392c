package datapunk.lake.formats.gpx;

import datapunk.lake.formats.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of the elements within a point, a track or a route, by their local names; a name met again gets a number. */
final class Fields {
    private static final int MOST = 200;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Attributes json = new Attributes();

    void clear() {
        values.clear();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Adds a text; a blank one is nothing. @return whether there was room */
    boolean add(String name, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            return true;
        }
        if (values.size() >= MOST) {
            return false;
        }
        String free = name;
        for (int i = 2; values.containsKey(free); i++) {
            free = name + "." + i;
        }
        values.put(free, value);
        return true;
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Takes a field out as a number. @return NaN when it is absent or, then left in place, no number */
    double number(String name) {
        String text = values.get(name);
        double value = text == null ? Double.NaN : Numbers.real(text);
        if (!Double.isNaN(value)) {
            values.remove(name);
        }
        return value;
    }

    /** Takes a field out. */
    @Nullable
    String remove(String name) {
        return values.remove(name);
    }

    /** Everything as a JSON object, numbers as numbers, or null when there is nothing. */
    @Nullable
    String json() {
        put(json);
        return json.take();
    }

    /** Puts everything into an object under construction. */
    void put(Attributes target) {
        values.forEach((name, value) -> {
            if (Numbers.json(value)) {
                target.putJson(name, value);
            } else {
                target.put(name, value);
            }
        });
    }
}
