package datapunk.lake.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;

/** Turns the bytes of one value into a {@link JsonTree}, within bounds of depth, length and number of values. */
final class JsonParse {
    /** Arrays and objects inside each other. */
    static final int DEEPEST = 64;

    /** Values in one tree. */
    static final int MOST_VALUES = 250_000;

    /** Jackson with bounds; names are not interned, as they come from strangers. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, true)
            .configure(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(1 << 20)
                    .maxNameLength(4096)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final Set<String> dropped;
    private int values;

    private JsonParse(Set<String> dropped) {
        this.dropped = dropped;
    }

    /** What became of the bytes. */
    sealed interface Result {
        /** A value. */
        record Parsed(JsonTree tree) implements Result {}

        /** None. @param reason kebab-case code */
        record Refused(String reason) implements Result {}
    }

    /**
     * The value in the first {@code length} bytes.
     *
     * @param dropped names whose values are not kept: an empty object stands for each
     */
    static Result parse(byte[] bytes, int length, Set<String> dropped) {
        try (JsonParser parser = FACTORY.createParser(bytes, 0, length)) {
            parser.nextToken();
            return new Result.Parsed(new JsonParse(dropped).value(parser));
        } catch (StreamConstraintsException e) {
            return new Result.Refused("element-too-large");
        } catch (IOException e) {
            return new Result.Refused("json-malformed");
        }
    }

    private JsonTree value(JsonParser parser) throws IOException {
        if (++values > MOST_VALUES) {
            throw new StreamConstraintsException("too many values");
        }
        JsonToken token = parser.currentToken();
        return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonTree.Text(clean(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Numeral(parser.getText());
            case VALUE_TRUE -> new JsonTree.Truth(true);
            case VALUE_FALSE -> new JsonTree.Truth(false);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, FIELD_NAME, END_ARRAY, END_OBJECT, NOT_AVAILABLE ->
                JsonTree.Nothing.NULL;
        };
    }

    private JsonTree object(JsonParser parser) throws IOException {
        var fields = new TreeMap<String, JsonTree>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = clean(parser.currentName());
            parser.nextToken();
            JsonTree value = JsonTree.none();
            if (dropped.contains(name)) {
                parser.skipChildren();
            } else {
                value = value(parser);
            }
            JsonTree before = fields.put(name, value);
            if (before != null && !before.equals(value)) {
                throw new JsonParseException(parser, "one name, two values");
            }
        }
        return new JsonTree.Members(fields);
    }

    private JsonTree array(JsonParser parser) throws IOException {
        var items = new ArrayList<JsonTree>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonTree.Items(items);
    }

    /** The text with U+FFFD for what no database keeps: U+0000 and halves of surrogate pairs. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
