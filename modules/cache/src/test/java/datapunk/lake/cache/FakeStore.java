package datapunk.lake.cache;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that answers a question with its generation, as soon as it may, and remembers how often it was asked. */
final class FakeStore {
    private final Bus bus;
    private final Map<Question, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<Question, Promise<Answer>> held = new ConcurrentHashMap<>();
    final Map<String, Report> reports = new ConcurrentHashMap<>();
    volatile UUID lake = UUID.randomUUID();
    volatile long generation = 1000;
    volatile int size = 10;

    FakeStore(Bus bus) {
        this.bus = bus;
        bus.answer(StoreDoors.ANSWER, this::answer);
        bus.answer(
                StoreDoors.GENERATION, question -> Future.succeededFuture(new StoreDoors.Generation(generation, lake)));
        bus.answer(MonitorDoors.REPORT, report -> {
            reports.put(report.part(), report);
            return Future.succeededFuture(Done.DONE);
        });
    }

    private Future<Answer> answer(Question question) {
        asked.computeIfAbsent(question, q -> new AtomicInteger()).incrementAndGet();
        Promise<Answer> promise = held.get(question);
        return promise == null ? Future.succeededFuture(now()) : promise.future();
    }

    Answer now() {
        return new Answer(Body.owning(new byte[size]), "application/json", false, generation);
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

    /** Commits a change of one day and tells it. */
    void change(Owner owner, int day) {
        generation++;
        bus.tell(StoreDoors.CHANGED, Change.of(owner, generation, new int[] {day}, new long[0]));
    }
}
