package datapunk.lake.store.write;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.pg.SqlFaults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers the doors of {@link WriteDoors} and tells what a commit changed. */
public final class WriterVerticle extends VerticleBase {
    private final Bus bus;
    private final Writing writing;
    private final Function<Change, Future<Void>> tell;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Writes with this. @param tell tells everybody of a change; completes when that is done */
    public WriterVerticle(Bus bus, Writing writing, Function<Change, Future<Void>> tell) {
        this.bus = bus;
        this.tell = tell;
        this.writing = writing;
    }

    @Override
    public Future<?> start() {
        answer(WriteDoors.OPEN_IMPORT, writing::open);
        answer(WriteDoors.UNFINISHED, question -> writing.unfinished());
        answer(WriteDoors.HOLD_IMPORT, writing::hold);
        answer(WriteDoors.CANCEL_IMPORT, writing::cancel);
        answer(WriteDoors.OPEN_FILE, writing::open);
        bus.answer(
                WriteDoors.APPEND,
                append -> blocking(() -> writing.append(append)).compose(done -> told(done.change(), done)));
        bus.answer(
                WriteDoors.CLOSE_IMPORT,
                close -> blocking(() -> writing.close(close))
                        .compose(done ->
                                bus.ask(StoreDoors.READ_IMPORT, new StoreDoors.ReadImport(close.owner(), close.id()))));
        answer(WriteDoors.FOLD, writing::fold);
        bus.answer(
                WriteDoors.UNDO,
                undo -> blocking(() -> writing.undo(undo))
                        .compose(done -> told(done.change(), new WriteDoors.Undone(done.removed()))));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        threads.shutdown();
        return Future.succeededFuture();
    }

    /** The answer, once everybody was told of the change. */
    private <A> Future<A> told(Optional<Change> change, A answer) {
        return change.map(tell).orElseGet(Future::succeededFuture).map(done -> answer);
    }

    private interface Work<Q, A> {
        A of(Q question) throws SQLException;
    }

    private interface Task<A> {
        A run() throws SQLException;
    }

    private <Q extends Payload, A extends Payload> void answer(Call<Q, A> door, Work<Q, A> work) {
        bus.answer(door, question -> blocking(() -> work.of(question)));
    }

    private <A> Future<A> blocking(Task<A> task) {
        var context = vertx.getOrCreateContext();
        Promise<A> promise = Promise.promise();
        threads.execute(() -> {
            Future<A> result = done(task);
            context.runOnContext(ignored -> result.onComplete(promise));
        });
        return promise.future();
    }

    private static <A> Future<A> done(Task<A> task) {
        try {
            return Future.succeededFuture(task.run());
        } catch (SQLException e) {
            return Future.failedFuture(SqlFaults.of(e));
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }
}
