package datapunk.lake.ingest;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.ingest.run.Limits;
import datapunk.lake.ingest.run.Retry;
import datapunk.lake.model.Owner;
import datapunk.lake.store.StoreConfig;
import datapunk.lake.store.StoreModule;
import datapunk.lake.testkit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Store and ingest over a real database, as one process has them; may be killed and another one started. */
final class RealLake implements AutoCloseable {
    static final Owner OWNER = new Owner(1);
    private static final Limits SMALL = new Limits(250, 4, 2000, 5000, 10);
    private static final List<String> TABLES =
            List.of("block", "support", "cell_month", "pyramid", "feature", "quarantine", "file", "pending", "device");
    private final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.of(vertx);
    final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final StoreModule store;
    private final IngestModule ingest;

    RealLake(TestDatabase database) throws Exception {
        bus.listen(IngestDoors.FINISHED, finished::add);
        bus.answer(MonitorDoors.REPORT, _ -> Future.succeededFuture(Done.DONE));
        store = new StoreModule(vertx, bus, new StoreConfig(database.url(), 4, 3));
        store.start().await(30, TimeUnit.SECONDS);
        var config = new IngestConfig(
                2, SMALL, Retry.DEFAULT, 17, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(400));
        ingest = new IngestModule(vertx, bus, config);
        ingest.start().await(30, TimeUnit.SECONDS);
    }

    <Q extends Payload, A extends Payload> A ask(Call<Q, A> call, Q question) throws Exception {
        return bus.ask(call, question).await(60, TimeUnit.SECONDS);
    }

    UUID begin(Path... files) throws Exception {
        var given = new ArrayList<IngestDoors.Given>();
        for (Path file : files) {
            given.add(new IngestDoors.Given(file, file.getFileName().toString()));
        }
        return ask(IngestDoors.START, new IngestDoors.StartImport(OWNER, given, false))
                .id();
    }

    Ledger load(Path... files) throws Exception {
        begin(files);
        return awaitEnd();
    }

    Ledger awaitEnd() throws Exception {
        Finished end = finished.poll(120, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("the import did not end");
        }
        return end.ledger();
    }

    /** Everything that must be equal when two lakes hold the same, one line a table. */
    static List<String> content(TestDatabase database) throws SQLException {
        var lines = new ArrayList<String>();
        for (String table : TABLES) {
            lines.add(table + " "
                    + text(
                            database,
                            "select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') from (select"
                                    + " md5(to_jsonb(t)::text) as h from " + table + " t) x"));
        }
        return lines;
    }

    /** The only value of a query, as text. */
    static String text(TestDatabase database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Ends the process as abruptly as a test can: the store goes from under a running import. */
    void kill() throws Exception {
        closeConnections();
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    private void closeConnections() throws Exception {
        store.stop().transform(_ -> Future.succeededFuture(Done.DONE)).await(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        ingest.stop().await(60, TimeUnit.SECONDS);
        closeConnections();
        vertx.close().await(60, TimeUnit.SECONDS);
    }
}
