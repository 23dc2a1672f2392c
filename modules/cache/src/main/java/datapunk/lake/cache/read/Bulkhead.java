package datapunk.lake.cache.read;

import datapunk.lake.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** At most so many loads at once, the others wait their turn; beyond so many waiting they are refused. For one thread. */
final class Bulkhead {
    private final int width;
    private final int longest;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int open;

    /** @param width loads at once @param longest loads that may wait */
    Bulkhead(int width, int longest) {
        this.width = width;
        this.longest = longest;
    }

    <T> Future<T> pass(Supplier<Future<T>> load) {
        if (open < width) {
            return run(load);
        }
        if (waiting.size() >= longest) {
            return Future.failedFuture(
                    new Fault(Fault.Blame.CAPACITY, "too-many-loads", "Too many questions at once; try again.")
                            .exception());
        }
        Promise<T> turn = Promise.promise();
        waiting.add(() -> run(load).onComplete(turn));
        return turn.future();
    }

    private <T> Future<T> run(Supplier<Future<T>> load) {
        open++;
        return Future.succeededFuture().compose(begun -> load.get()).onComplete(done -> {
            open--;
            Runnable next = waiting.poll();
            if (next != null) {
                next.run();
            }
        });
    }

    int open() {
        return open;
    }
}
