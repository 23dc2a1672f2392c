package datapunk.lake.store.write;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.pg.SqlFaults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the doors of {@link WriteDoors} and tells what a commit changed. */
public final class WriterVerticle extends VerticleBase {
    private final Bus bus;
    private final Writing writing;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Writes with this. */
    public WriterVerticle(Bus bus, Writing writing) {
        this.bus = bus;
        this.writing = writing;
    }

    @Override
    public Future<?> start() {
        answer(WriteDoors.OPEN_IMPORT, writing::open);
        answer(WriteDoors.UNFINISHED, question -> writing.unfinished());
        answer(WriteDoors.HOLD_IMPORT, writing::hold);
        answer(WriteDoors.CANCEL_IMPORT, writing::cancel);
        answer(WriteDoors.OPEN_FILE, writing::open);
        answer(WriteDoors.APPEND, append -> {
            var appended = writing.append(append);
            appended.change().ifPresent(change -> bus.tell(StoreDoors.CHANGED, change));
            return appended;
        });
        bus.answer(
                WriteDoors.CLOSE_IMPORT,
                close -> blocking(() -> writing.close(close))
                        .compose(done ->
                                bus.ask(StoreDoors.READ_IMPORT, new StoreDoors.ReadImport(close.owner(), close.id()))));
        answer(WriteDoors.FOLD, writing::fold);
        answer(WriteDoors.UNDO, undo -> {
            var undone = writing.undo(undo);
            undone.change().ifPresent(change -> bus.tell(StoreDoors.CHANGED, change));
            return new WriteDoors.Undone(undone.removed());
        });
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        threads.shutdown();
        return Future.succeededFuture();
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
