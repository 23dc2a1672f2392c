package datapunk.lake.store;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.Generation;
import datapunk.lake.pg.Sql;
import datapunk.lake.pg.SqlFaults;
import datapunk.lake.store.account.Accounts;
import datapunk.lake.store.account.Ledgers;
import datapunk.lake.store.query.Pressing;
import datapunk.lake.store.query.Questions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers the doors of {@link StoreDoors} and reports how the database is. */
final class StoreVerticle extends VerticleBase {
    private static final long REPORT_MILLIS = 2_000;
    private static final long PRESSED_MILLIS = 1_000;

    private final Bus bus;
    private final Pool pool;
    private final Pool ahead;
    private final Pressing pressing;

    /**
     * @param pool connections for questions, {@code connections} of them
     * @param ahead a few others for what nobody waits for
     */
    StoreVerticle(Bus bus, Pool pool, int connections, Pool ahead) {
        this.bus = bus;
        this.pool = pool;
        this.ahead = ahead;
        this.pressing = new Pressing(connections, () -> System.nanoTime() / 1_000_000);
    }

    @Override
    public Future<?> start() {
        var questions = new Questions(pool);
        var ledgers = new Ledgers(pool);
        var accounts = new Accounts(pool);
        var questionsAhead = new Questions(ahead);
        bus.answer(StoreDoors.ANSWER, question -> {
            Runnable ended = pressing.begun();
            return questions.answer(question).onComplete(done -> ended.run());
        });
        bus.answer(StoreDoors.ANSWER_AHEAD, questionsAhead::answer);
        bus.answer(StoreDoors.GENERATION, this::generation);
        bus.answer(StoreDoors.LIST_IMPORTS, ledgers::list);
        bus.answer(StoreDoors.READ_IMPORT, ledgers::read);
        bus.answer(StoreDoors.READ_REJECTS, ledgers::rejects);
        bus.answer(StoreDoors.FIND_ACCOUNT, accounts::find);
        bus.answer(StoreDoors.CREATE_ACCOUNT, accounts::create);
        bus.answer(StoreDoors.RENEW_TOKEN, accounts::renew);
        bus.answer(StoreDoors.LIST_ACCOUNTS, question -> accounts.list());
        vertx.setPeriodic(REPORT_MILLIS, timer -> report());
        vertx.setPeriodic(PRESSED_MILLIS, timer -> bus.tell(StoreDoors.PRESSED, pressing.now()));
        return report();
    }

    private Future<Generation> generation(StoreDoors.AskGeneration question) {
        return pool.preparedQuery(Sql.of(StoreVerticle.class, "generation"))
                .execute(Tuple.of(question.owner().shard()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Generation(row.getLong(0), row.getUUID(1)))
                .recover(error -> Future.failedFuture(SqlFaults.of(error)));
    }

    private Future<?> report() {
        long begun = System.nanoTime();
        return pool.query("select 1")
                .execute()
                .timeout(5, TimeUnit.SECONDS)
                .map(rows -> new Report(
                        "postgres",
                        Status.UP,
                        "The database answers.",
                        List.of(Measure.of("lake_database_ping_seconds", (System.nanoTime() - begun) / 1e9))))
                .otherwise(error -> new Report(
                        "postgres",
                        Status.DOWN,
                        "The database does not answer; imports wait and go on when it is back.",
                        List.of()))
                .compose(report -> bus.ask(MonitorDoors.REPORT, report));
    }
}
