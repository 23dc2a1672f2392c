package datapunk.lake.store.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import datapunk.lake.bus.store.WriteDoors.Given;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The little JSON that the ledger's tables hold. */
final class StoredJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StoredJson() {}

    /** An object of numbers, keys in order. */
    static String counts(Map<String, Long> counts) {
        return written(json -> {
            json.writeStartObject();
            for (var entry : new TreeMap<>(counts).entrySet()) {
                json.writeNumberField(entry.getKey().replace('\u0000', '\ufffd'), entry.getValue());
            }
            json.writeEndObject();
        });
    }

    /** An array of {@code {"path","name"}}. */
    static String given(List<Given> given) {
        return written(json -> {
            json.writeStartArray();
            for (Given g : given) {
                json.writeStartObject();
                json.writeStringField("path", g.path());
                json.writeStringField("name", g.name());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Reads what {@link #given(List)} wrote. */
    static List<Given> given(String text) {
        List<Given> given = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            String path = "";
            String name = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "path".equals(json.currentName())) {
                    path = json.getText();
                } else if (token == JsonToken.VALUE_STRING) {
                    name = json.getText();
                } else if (token == JsonToken.END_OBJECT) {
                    given.add(new Given(path, name));
                }
            }
            return given;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
