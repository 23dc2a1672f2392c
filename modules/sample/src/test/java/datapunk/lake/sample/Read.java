package datapunk.lake.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests read back from the files. */
final class Read {
    /** A record of Records.json; UTC milliseconds, 1e-7 degrees, metres. */
    record Fix(long millis, int latE7, int lonE7, int accuracy, long deviceTag) {}

    private Read() {}

    /** The records of a Records.json. */
    static List<Fix> fixes(InputStream json) throws IOException {
        List<Fix> fixes = new ArrayList<>();
        for (Map<String, String> object : objects(json, "locations")) {
            fixes.add(new Fix(
                    Instant.parse(object.get("/timestamp")).toEpochMilli(),
                    Integer.parseInt(object.get("/latitudeE7")),
                    Integer.parseInt(object.get("/longitudeE7")),
                    Integer.parseInt(object.get("/accuracy")),
                    Long.parseLong(object.get("/deviceTag"))));
        }
        return fixes;
    }

    /** The items of the array of this name as their texts by path, items of arrays within left out. */
    static List<Map<String, String>> objects(InputStream in, String array) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && array.equals(json.currentName())) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        Map<String, String> texts = new HashMap<>();
                        object(json, "", texts);
                        objects.add(texts);
                    }
                }
            }
        }
        return objects;
    }

    private static void object(JsonParser json, String path, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + "/" + json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> object(json, name, into);
                case START_ARRAY -> json.skipChildren();
                default -> into.put(name, json.getText());
            }
        }
    }
}
