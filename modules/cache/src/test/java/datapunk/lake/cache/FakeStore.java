package datapunk.lake.cache;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store of one process on a {@link FakeLake}: answers a question with the truth, as soon as it may, and remembers how
 * often it was asked.
 */
final class FakeStore {
    private final Bus bus;
    private final FakeLake lake;
    private final Map<Question, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<Question, Promise<Answer>> held = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong(-1);
    final AtomicInteger looks = new AtomicInteger();
    final Map<String, Report> reports = new ConcurrentHashMap<>();
    volatile int size = 8;
    volatile boolean hung;

    FakeStore(Bus bus, FakeLake lake) {
        this.bus = bus;
        this.lake = lake;
        bus.answer(StoreDoors.ANSWER, this::answer);
        bus.answer(StoreDoors.ANSWER_AHEAD, this::answer);
        bus.answer(StoreDoors.CATCH_UP, this::catchUp);
        bus.answer(MonitorDoors.REPORT, report -> {
            reports.put(report.part(), report);
            return Future.succeededFuture(Done.DONE);
        });
    }

    private Future<Answer> answer(Question question) {
        asked.computeIfAbsent(question, q -> new AtomicInteger()).incrementAndGet();
        if (lake.away) {
            return away();
        }
        Promise<Answer> promise = held.get(question);
        if (hung) {
            return Promise.<Answer>promise().future();
        }
        return promise == null ? Future.succeededFuture(now(question)) : promise.future();
    }

    private static <T> Future<T> away() {
        return Future.failedFuture(
                Fault.outside("database-away", "The database does not answer.").exception());
    }

    /** The answer as it is now. */
    Answer now(Question question) {
        byte[] body = new byte[size];
        ByteBuffer.wrap(body).putLong(lake.truth(question));
        return new Answer(Body.owning(body), "application/json", false, lake.generation());
    }

    /** The truth that an answer shows. */
    static long shown(Answer answer) {
        return ByteBuffer.wrap(answer.body().copy()).getLong();
    }

    private Future<CaughtUp> catchUp(CatchUp asked) {
        looks.incrementAndGet();
        if (lake.away) {
            return away();
        }
        List<Standing> standings = asked.known().entrySet().stream()
                .map(known -> standing(known.getKey(), known.getValue()))
                .toList();
        return Future.succeededFuture(new CaughtUp(lake.lake, standings));
    }

    private Standing standing(Owner owner, long known) {
        if (!owner.equals(FakeLake.OWNER)) {
            return new Standing(owner, 0, List.of());
        }
        long generation = lake.generation();
        if (!told.compareAndSet(-1, generation)) {
            tellUpTo(generation);
        }
        List<Change> missed = lake.since(known).stream()
                .filter(change -> change.generation() <= generation)
                .toList();
        return new Standing(owner, generation, missed);
    }

    private synchronized void tellUpTo(long generation) {
        long before = told.get();
        lake.since(before).stream()
                .filter(change -> change.generation() <= generation)
                .forEach(change -> bus.tell(StoreDoors.CHANGED, change));
        told.set(Math.max(before, generation));
    }

    int asked(Question question) {
        AtomicInteger times = asked.get(question);
        return times == null ? 0 : times.get();
    }

    /** From now on this question waits for the promise. */
    Promise<Answer> hold(Question question) {
        Promise<Answer> promise = Promise.promise();
        held.put(question, promise);
        return promise;
    }

    void release(Question question) {
        held.remove(question);
    }

    /** Commits a change of one day by this process and tells it. */
    void change(int day) {
        lake.commit(day, 0);
        told.compareAndSet(-1, lake.generation() - 1);
        tellUpTo(lake.generation());
    }
}
