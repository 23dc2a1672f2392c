package datapunk.lake.store.query;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.pg.SqlFaults;
import datapunk.lake.store.query.scan.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Answers questions about one owner's lake. Each is answered on a virtual thread of its own from one snapshot of the
 * database; the size of the pool bounds how many at once. Failures are faults.
 */
public final class Questions {
    private final Pool pool;
    private final Executor threads;

    /**
     * Answers from this database.
     *
     * @param pool connections; they should cache prepared statements and plan them for each use
     */
    public Questions(Pool pool) {
        this.pool = pool;
        var factory = Thread.ofVirtual().name("question-", 0).factory();
        this.threads = task -> factory.newThread(task).start();
    }

    /** The answer, or a failure that is a {@link datapunk.lake.bus.FaultException}. */
    public Future<Answer> answer(Question question) {
        var answering = CompletableFuture.supplyAsync(
                () -> Snapshot.of(pool, question.owner(), snapshot -> answer(snapshot, question)), threads);
        return Future.fromCompletionStage(answering)
                .recover(error -> Future.failedFuture(SqlFaults.of(
                        error instanceof CompletionException c && c.getCause() != null ? c.getCause() : error)));
    }

    private static Answer answer(Snapshot snapshot, Question question) {
        return switch (question) {
            case Question.Tile tile -> TileAnswer.of(snapshot, tile);
            case Question.Points points -> PointsAnswer.of(snapshot, points);
            case Question.Day day -> DayAnswer.of(snapshot, day);
            case Question.Days days -> DaysAnswer.of(snapshot, days);
            case Question.Nearest nearest -> NearestAnswer.of(snapshot, nearest);
            case Question.Shapes shapes -> Shapes.of(snapshot, shapes);
            case Question.Summary _ -> SummaryAnswer.of(snapshot);
            case Question.Histogram histogram -> HistogramAnswer.of(snapshot, histogram);
            case Question.Devices _ -> devices(snapshot);
        };
    }

    private static Answer devices(Snapshot snapshot) {
        return JsonAnswer.of(snapshot, 1 << 10, out -> {
            out.writeArrayFieldStart("devices");
            for (Row row : snapshot.rows("devices")) {
                out.writeStartObject();
                out.writeStringField("id", HexFormat.of().toHexDigits(row.getLong(0)));
                out.writeStringField("label", row.getString(1));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }
}
