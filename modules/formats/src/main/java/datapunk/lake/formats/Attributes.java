package datapunk.lake.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import datapunk.lake.model.CleanJson;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Builds the JSON object of what is kept of a record beside its columns, in the order of the calls, with the source's
 * own names. The result is always valid JSON that PostgreSQL accepts: U+0000 becomes U+FFFD. Reusable after
 * {@link #take}.
 */
public final class Attributes {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String HEX = "0123456789abcdef";
    private final StringBuilder out = new StringBuilder(128).append('{');

    /** Whether nothing was put since the last {@link #take}. */
    public boolean isEmpty() {
        return out.length() == 1;
    }

    /** Length of the text so far, in characters. */
    public int length() {
        return out.length();
    }

    /** Puts a text. */
    public void put(String name, String value) {
        name(name);
        quote(value);
    }

    /** Puts a whole number. */
    public void put(String name, long value) {
        name(name);
        out.append(value);
    }

    /** Puts a value that is valid JSON already. */
    public void putJson(String name, String json) {
        name(name);
        out.append(json);
    }

    /** Puts a value as its source wrote it, checked and without white space. @return false when it is not JSON */
    public boolean putSource(String name, byte[] json) {
        var text = new StringWriter(json.length);
        try (JsonParser in = JSON.createParser(json);
                JsonGenerator copy = JSON.createGenerator(text)) {
            in.nextToken();
            copy.copyCurrentStructure(in);
            if (in.nextToken() != null) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        putJson(name, CleanJson.of(text.toString()));
        return true;
    }

    /** The object built so far, or null when it would be empty; this is empty afterwards. */
    public @Nullable String take() {
        if (isEmpty()) {
            return null;
        }
        String json = out.append('}').toString();
        out.setLength(1);
        return json;
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name);
        out.append(':');
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ') {
                out.append(c);
            } else if (c == 0) {
                out.append('\uFFFD');
            } else {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        out.append('"');
    }
}
