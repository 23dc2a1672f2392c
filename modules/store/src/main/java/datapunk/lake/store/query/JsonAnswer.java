package datapunk.lake.store.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.store.query.scan.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers in JSON, written straight to bytes. */
final class JsonAnswer {
    /** Reads and writes without trees. */
    static final JsonFactory FACTORY = new JsonFactory();

    private static final String PLAIN = "application/json";
    private static final String GEO = "application/geo+json";

    private JsonAnswer() {}

    /** Writes the fields of the answer's object. */
    interface Fields {
        /** Writes them. */
        void to(JsonGenerator out) throws IOException;
    }

    /** An answer whose object has these fields. @param size about how many bytes */
    static Answer of(Snapshot snapshot, int size, Fields fields) {
        return answer(snapshot, PLAIN, size, fields);
    }

    /** An answer in GeoJSON (RFC 7946). */
    static Answer geo(Snapshot snapshot, int size, Fields fields) {
        return answer(snapshot, GEO, size, fields);
    }

    private static Answer answer(Snapshot snapshot, String mediaType, int size, Fields fields) {
        var bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.to(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(Body.owning(bytes.toByteArray()), mediaType, false, snapshot.generation());
    }
}
