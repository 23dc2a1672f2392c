package datapunk.lake.ingest.transform;

import org.jspecify.annotations.Nullable;

/** Adds members to a JSON object in its text. */
final class JsonObject {
    private static final char FIRST_PRINTABLE = ' ';

    private JsonObject() {}

    /** The object with one more member at its end. @param object or null for the empty one @param value as JSON */
    static String with(@Nullable String object, String name, String value) {
        String member = quote(name) + ":" + value + "}";
        if (object == null) {
            return "{" + member;
        }
        int end = object.lastIndexOf('}');
        String head = object.substring(0, end).stripTrailing();
        return head + (head.endsWith("{") ? "" : ",") + member;
    }

    /** A text as a JSON string. */
    static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= FIRST_PRINTABLE) {
                out.append(c);
            } else if (c == 0) {
                out.append('\uFFFD');
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
