package datapunk.lake.store.query;

import com.fasterxml.jackson.core.JsonGenerator;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.query.scan.Snapshot;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers how much there is of what, and which devices stated it. */
final class SummaryAnswer {
    private final Snapshot snapshot;
    private final TreeMap<Long, Long> fixes = new TreeMap<>();
    private final Extent extent = new Extent();
    private final TreeSet<Long> recentPlaces = new TreeSet<>();

    private SummaryAnswer(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Answer of(Snapshot snapshot) {
        var summary = new SummaryAnswer(snapshot);
        summary.count();
        return JsonAnswer.of(snapshot, 1 << 11, summary::write);
    }

    private void count() {
        for (Row row : snapshot.rows("totals")) {
            byte[] cells = Snapshot.bytes(row, 1);
            fixes.merge(row.getLong(0), HistogramAnswer.sum(cells), Long::sum);
            extent.addWorld(cells);
        }
        snapshot.unfolded(new Pending.Visitor() {
            @Override
            public void place(long cell, long place) {
                recentPlaces.add(place);
            }

            @Override
            public void day(long stream, int day, int sign, long[] sorted, int n) {
                fixes.merge(stream, (long) sign * n, Long::sum);
                for (int i = 0; sign > 0 && i < n; i++) {
                    extent.addFix(sorted[i]);
                }
            }
        });
        extent.refine(snapshot);
        fixes.values().removeIf(n -> n <= 0);
    }

    private void write(JsonGenerator out) throws IOException {
        Row row = snapshot.rows("summary", (Object) recentPlaces.toArray(Long[]::new))
                .iterator()
                .next();
        long total = fixes.values().stream().mapToLong(Long::longValue).sum();
        out.writeNumberField("generation", snapshot.generation());
        out.writeNumberField("fixes", total);
        out.writeStringField("first", time(row.getLong(0)));
        out.writeStringField("last", time(row.getLong(1)));
        out.writeNumberField("days", row.getLong(2));
        List<Double> bounds = total == 0 ? List.of() : extent.bounds();
        if (bounds.isEmpty()) {
            out.writeNullField("bounds");
        } else {
            out.writeArrayFieldStart("bounds");
            for (double degrees : bounds) {
                out.writeNumber(Math.round(degrees * 1e6) / 1e6);
            }
            out.writeEndArray();
        }
        out.writeObjectFieldStart("features");
        for (Row kind : snapshot.rows("kinds")) {
            out.writeNumberField(kind.getString(0), kind.getLong(1));
        }
        out.writeEndObject();
        sources(out);
        out.writeNumberField("countries", row.getLong(3));
        out.writeBooleanField("sample", row.getBoolean(4));
    }

    private void sources(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("sources");
        for (var stream : fixes.entrySet()) {
            out.writeStartObject();
            out.writeStringField("feed", snapshot.feeds().getOrDefault(stream.getKey(), ""));
            out.writeNumberField("fixes", stream.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
