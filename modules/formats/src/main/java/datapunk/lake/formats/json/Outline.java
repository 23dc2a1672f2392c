package datapunk.lake.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import datapunk.lake.formats.Head;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The names seen at the top of a JSON content as far as its head reaches, for sniffing; in whatever order they come.
 *
 * @param root what the content is
 * @param names of an object: its own names; of an array: the names of the objects in it
 */
public record Outline(Root root, Set<String> names) {

    /** What a content is at its top. */
    public enum Root {
        OBJECT,
        ARRAY,
        /** Neither; perhaps no JSON at all. */
        OTHER
    }

    public Outline {
        names = Set.copyOf(names);
    }

    /** The outline of this head; a head cut in the middle or damaged gives what came before. */
    public static Outline of(Head head) {
        String text = head.text();
        Root root = text.startsWith("{") ? Root.OBJECT : text.startsWith("[") ? Root.ARRAY : Root.OTHER;
        var names = new HashSet<String>();
        if (root != Root.OTHER) {
            collect(text, root == Root.OBJECT ? 1 : 2, names);
        }
        return new Outline(root, names);
    }

    private static void collect(String text, int wantedDepth, Set<String> names) {
        try (JsonParser parser = JsonParse.FACTORY.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME && depth == wantedDepth) {
                    names.add(parser.currentName());
                }
            }
        } catch (IOException e) {
            // A head ends in the middle of a value: what was seen until then is the answer.
            return;
        }
    }

    /** Whether any of these names was seen. */
    public boolean hasAny(String... wanted) {
        for (String name : wanted) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
