package datapunk.lake.store.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.store.query.area.AreaShape;
import datapunk.lake.store.query.scan.Snapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads sparse observations and writes them as GeoJSON features; of several payloads of one it shows one. */
final class Shapes {
    private static final int MOST = 10_000;
    private static final long EARLIEST = -200_000_000_000_000L;
    private static final long LATEST = 253_402_300_799_999L;
    private static final Set<String> OURS = Set.of("id", "kind", "source", "start", "end", "parent");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Shapes() {}

    static Answer of(Snapshot snapshot, Question.Shapes question) {
        if (question.limit() < 1 || question.limit() > MOST) {
            throw Fault.user("limit-out-of-range", "Ask for 1 to 10000 shapes at a time.")
                    .exception();
        }
        List<Row> found = new ArrayList<>();
        begin(snapshot, question.area(), question.period(), question.kind(), question.limit() + 1)
                .get()
                .forEach(found::add);
        boolean more = found.size() > question.limit();
        return JsonAnswer.geo(snapshot, 1 << 14, out -> {
            out.writeStringField("type", "FeatureCollection");
            out.writeBooleanField("more", more);
            out.writeArrayFieldStart("features");
            for (Row row : found.subList(0, Math.min(found.size(), question.limit()))) {
                write(out, row);
            }
            out.writeEndArray();
        });
    }

    /** Shapes in order of time; they are waited for when they are asked for. @param kind empty for all */
    static Supplier<RowSet<Row>> begin(Snapshot snapshot, Optional<Area> area, Period period, String kind, int limit) {
        @Nullable
        Buffer ewkb = AreaShape.of(area).map(s -> Buffer.buffer(s.ewkb())).orElse(null);
        return snapshot.begin("shapes", time(period.from()), time(period.to()), period.always(), ewkb, kind, limit);
    }

    private static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(Math.clamp(millis, EARLIEST, LATEST)).atOffset(ZoneOffset.UTC);
    }

    /** Writes one feature. */
    static void write(JsonGenerator out, Row row) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        out.writeFieldName("geometry");
        String geometry = row.getString(6);
        if (geometry == null) {
            out.writeNull();
        } else {
            out.writeRawValue(geometry);
        }
        out.writeObjectFieldStart("properties");
        out.writeStringField("id", String.valueOf(row.getUUID(0)));
        out.writeStringField("kind", row.getString(1));
        out.writeStringField("source", row.getString(2));
        out.writeStringField("start", text(row.getOffsetDateTime(3)));
        out.writeStringField("end", text(row.getOffsetDateTime(4)));
        if (row.getUUID(5) != null) {
            out.writeStringField("parent", row.getUUID(5).toString());
        }
        attributes(out, row.getString(7));
        out.writeEndObject();
        out.writeEndObject();
    }

    /** Copies the source's own attributes; one named as ours is written as {@code source.name}. */
    private static void attributes(JsonGenerator out, String json) throws IOException {
        try (JsonParser in = JsonAnswer.FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                out.writeFieldName(OURS.contains(name) ? "source." + name : name);
                out.copyCurrentStructure(in);
            }
        }
    }

    private static @Nullable String text(@Nullable OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).format(TIME);
    }
}
