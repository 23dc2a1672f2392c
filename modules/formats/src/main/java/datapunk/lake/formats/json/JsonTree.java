package datapunk.lake.formats.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small immutable JSON value. Getters are lenient: what is missing or of another kind is absent, a number may be
 * written as text. Text never holds U+0000 or half a surrogate pair (U+FFFD stands for them).
 */
public sealed interface JsonTree {

    /** An object, its names in alphabetical order. */
    record Members(SortedMap<String, JsonTree> fields) implements JsonTree {
        /** An object of these fields. */
        public Members {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /** An array. */
    record Items(List<JsonTree> list) implements JsonTree {
        /** An array of these values. */
        public Items {
            list = List.copyOf(list);
        }
    }

    /** A string. */
    record Text(String value) implements JsonTree {}

    /** A number. @param raw as the source writes it */
    record Numeral(String raw) implements JsonTree {}

    /** True or false. */
    record Truth(boolean value) implements JsonTree {}

    /** No value. */
    enum Nothing implements JsonTree {
        /** The word {@code null}. */
        NULL,
        /** Not stated at all. */
        MISSING
    }

    /** The value of this name in an object; {@link Nothing#MISSING} otherwise. */
    default JsonTree get(String name) {
        return this instanceof Members m ? m.fields.getOrDefault(name, Nothing.MISSING) : Nothing.MISSING;
    }

    /** The value under these names, one inside the other. */
    default JsonTree at(String... path) {
        JsonTree tree = this;
        for (String name : path) {
            tree = tree.get(name);
        }
        return tree;
    }

    /** The first present value among these names. */
    default JsonTree firstOf(String... names) {
        for (String name : names) {
            JsonTree tree = get(name);
            if (tree.present()) {
                return tree;
            }
        }
        return Nothing.MISSING;
    }

    /** Whether there is a value at all, which {@code null} is not. */
    default boolean present() {
        return !(this instanceof Nothing);
    }

    /** The names of an object in alphabetical order; empty for anything else. */
    default Set<String> names() {
        return this instanceof Members m ? m.fields.keySet() : Set.of();
    }

    /** The values of an array; empty for anything else. */
    default List<JsonTree> items() {
        return this instanceof Items i ? i.list : List.of();
    }

    /** Text, or a number or truth as the source writes it. */
    default Optional<String> text() {
        return switch (this) {
            case Text t -> Optional.of(t.value);
            case Numeral n -> Optional.of(n.raw);
            case Truth t -> Optional.of(Boolean.toString(t.value));
            case Members _, Items _, Nothing _ -> Optional.empty();
        };
    }

    /** Text that is more than blanks, trimmed. */
    default Optional<String> word() {
        return text().map(String::strip).filter(t -> !t.isEmpty());
    }

    /** A finite number, also when written as text. */
    default OptionalDouble number() {
        if (!(this instanceof Numeral || this instanceof Text)) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(word().orElse(""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A whole number of at most 64 bits, also when written as text or with a fraction of zero. */
    default OptionalLong whole() {
        if (!(this instanceof Numeral || this instanceof Text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(word().orElse("")));
        } catch (NumberFormatException e) {
            double value = number().orElse(Double.NaN);
            return Math.rint(value) == value && Math.abs(value) < 1L << 53
                    ? OptionalLong.of((long) value)
                    : OptionalLong.empty();
        }
    }

    /** True or false, also when written as text in any case. */
    default Optional<Boolean> truth() {
        return text().map(t -> t.strip().toLowerCase(Locale.ROOT))
                .filter(t -> t.equals("true") || t.equals("false"))
                .map(Boolean::valueOf);
    }

    /** This object without these names; anything else stays as it is. */
    default JsonTree without(Set<String> names) {
        if (!(this instanceof Members m) || Collections.disjoint(m.fields.keySet(), names)) {
            return this;
        }
        var rest = new TreeMap<>(m.fields);
        rest.keySet().removeAll(names);
        return new Members(rest);
    }

    /** This object without what lies under these names, one inside the other; an object left empty goes too. */
    default JsonTree without(String name, String... below) {
        if (!(this instanceof Members m) || !m.fields.containsKey(name)) {
            return this;
        }
        var rest = new TreeMap<>(m.fields);
        if (below.length == 0) {
            rest.remove(name);
        } else {
            JsonTree inner = get(name).without(below[0], Arrays.copyOfRange(below, 1, below.length));
            if (inner instanceof Members i && i.fields.isEmpty()) {
                rest.remove(name);
            } else {
                rest.put(name, inner);
            }
        }
        return new Members(rest);
    }

    /** This object with one more name; anything else becomes an object of this name alone. */
    default JsonTree with(String name, JsonTree value) {
        var more = this instanceof Members m ? new TreeMap<>(m.fields) : new TreeMap<String, JsonTree>();
        more.put(name, value);
        return new Members(more);
    }

    /** The object without any name. */
    static JsonTree none() {
        return new Members(new TreeMap<>(Map.of()));
    }
}
