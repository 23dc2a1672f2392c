package datapunk.lake.store.query;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.store.query.row.FixRows;
import datapunk.lake.store.query.scan.BlockScan;
import datapunk.lake.store.query.scan.DayFixes;
import datapunk.lake.store.query.scan.DayKey;
import datapunk.lake.store.query.scan.InTimeOrder;
import datapunk.lake.store.query.scan.Snapshot;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers everything about one UTC day. */
final class DayAnswer {
    private static final int MOST_FEATURES = 100_000;

    private DayAnswer() {}

    static Answer of(Snapshot snapshot, Question.Day question) {
        List<DayKey> keys = snapshot.feeds().keySet().stream()
                .map(stream -> new DayKey(question.day(), stream))
                .toList();
        Supplier<RowSet<Row>> features = Shapes.begin(snapshot, Optional.empty(), question.period(), "", MOST_FEATURES);
        List<DayFixes> fixes = BlockScan.shown(snapshot, keys);
        int size = 200 + fixes.stream().mapToInt(f -> f.table().size() * 90).sum();
        return JsonAnswer.of(snapshot, size, out -> {
            out.writeStringField("day", LocalDate.ofEpochDay(question.day()).toString());
            out.writeNumberField("generation", snapshot.generation());
            out.writeObjectFieldStart("fixes");
            var rows = new FixRows(out);
            rows.begin();
            InTimeOrder.each(fixes, (of, row) -> {
                try {
                    rows.row(of.table(), row, snapshot.feeds().getOrDefault(of.key().stream(), ""));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return true;
            });
            rows.end();
            out.writeEndObject();
            out.writeArrayFieldStart("features");
            for (Row feature : features.get()) {
                Shapes.write(out, feature);
            }
            out.writeEndArray();
        });
    }
}
