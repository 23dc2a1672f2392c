package datapunk.lake.formats.json;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes a {@link JsonTree} as compact JSON text with names in alphabetical order: the same statement gives the same
 * text on any machine. Numbers stay as written; one that no database could hold is written as text.
 */
public final class JsonText {
    private static final int LONGEST_NUMBER = 200;
    private static final double LARGEST_EXPONENT = 400;

    private final StringBuilder out = new StringBuilder();
    private final int limit;

    private JsonText(int limit) {
        this.limit = limit;
    }

    /** The whole text. */
    public static String of(JsonTree tree) {
        return beginning(tree, Integer.MAX_VALUE);
    }

    /** The first {@code limit} characters of the text. */
    public static String beginning(JsonTree tree, int limit) {
        var text = new JsonText(limit);
        text.write(tree);
        if (text.out.length() > limit) {
            boolean split = Character.isHighSurrogate(text.out.charAt(limit - 1));
            text.out.setLength(split ? limit - 1 : limit);
        }
        return text.out.toString();
    }

    private void write(JsonTree tree) {
        switch (tree) {
            case JsonTree.Members m -> members(m);
            case JsonTree.Items i -> items(i);
            case JsonTree.Text t -> quoted(t.value());
            case JsonTree.Numeral n -> number(n.raw());
            case JsonTree.Truth t -> out.append(t.value());
            case JsonTree.Nothing _ -> out.append("null");
        }
    }

    private void members(JsonTree.Members object) {
        out.append('{');
        Iterator<Map.Entry<String, JsonTree>> fields =
                object.fields().entrySet().iterator();
        while (fields.hasNext() && out.length() < limit) {
            var field = fields.next();
            quoted(field.getKey());
            out.append(':');
            write(field.getValue());
            if (fields.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void items(JsonTree.Items array) {
        out.append('[');
        Iterator<JsonTree> items = array.list().iterator();
        while (items.hasNext() && out.length() < limit) {
            write(items.next());
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void number(String raw) {
        int e = Math.max(raw.indexOf('e'), raw.indexOf('E'));
        boolean sane = raw.length() <= LONGEST_NUMBER
                && (e < 0 || Math.abs(Double.parseDouble(raw.substring(e + 1))) <= LARGEST_EXPONENT);
        if (sane) {
            out.append(raw);
        } else {
            quoted(raw);
        }
    }

    private void quoted(String text) {
        out.append('"');
        int end = Math.min(text.length(), limit);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
