package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.desk.CacheSettings;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.read.Sources;
import datapunk.lake.cache.warm.Warmer.Loaded;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The read path of one process, without doors and with a clock of the test. */
final class OneWay {
    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final Bus bus = Bus.of(vertx);
    final FakeStore store;
    final KeptAnswers kept = new KeptAnswers(CacheSettings.defaults(), InstantSource.system());
    final Coherence coherence;
    final ReadPath path;
    private final boolean withRedis;

    OneWay(FakeLake lake, Optional<String> redis, LongSupplier millis) {
        withRedis = redis.isPresent();
        store = new FakeStore(bus, lake);
        coherence = new Coherence(
                millis,
                known -> bus.ask(StoreDoors.CATCH_UP, known),
                this::changed,
                redis.map(url -> new Coherence.RedisPlace(vertx, url)));
        path = new ReadPath(
                vertx,
                coherence,
                kept,
                new Sources(
                        question -> bus.ask(StoreDoors.ANSWER, question),
                        question -> bus.ask(StoreDoors.ANSWER_AHEAD, question)),
                ReadWatch.NONE);
    }

    private void changed(Change change) {
        path.changed(change);
    }

    /** Does it where the path lives. */
    <T> T here(Supplier<Future<T>> work) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(ignored -> work.get().onComplete(done));
        return OneProcess.got(done.future());
    }

    <T> T now(Callable<T> work) throws Exception {
        return here(() -> {
            try {
                return Future.succeededFuture(work.call());
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        });
    }

    /** Hears of changes; with Redis it ticks too, and this returns when hints come. */
    OneWay start() throws Exception {
        now(() -> {
            bus.listen(StoreDoors.CHANGED, coherence::changed);
            if (withRedis) {
                vertx.setPeriodic(0, 100, timer -> coherence.tick());
            }
            return true;
        });
        while (withRedis && !now(coherence::hinted)) {
            OneProcess.got(vertx.timer(20));
        }
        return this;
    }

    Served ask(Question question) throws Exception {
        return here(() -> path.ask(new AskSince(question, 0)));
    }

    Loaded warm(Question question) throws Exception {
        return here(() -> path.warm(question, "It is likely."));
    }

    void stop() throws Exception {
        here(() -> coherence.close().mapEmpty());
        OneProcess.got(vertx.close());
    }
}
