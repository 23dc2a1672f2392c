package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.cache.tier.HeapTier;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.tier.RedisTier;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@link CacheDoors#ANSWER}: heap, then Redis, then the store; equal questions in flight are asked once. */
final class CacheVerticle extends VerticleBase {
    private static final long REPORT_MILLIS = 2_000;

    private final Bus bus;
    private final HeapTier heap;
    private final Optional<RedisTier> redis;
    private final Generations generations = new Generations();
    private final Map<Question, Future<Answer>> flying = new HashMap<>();
    private long heapHits;
    private long redisHits;
    private long loads;
    private long invalidated;
    private long loadNanos;

    CacheVerticle(Bus bus, HeapTier heap, Optional<RedisTier> redis) {
        this.bus = bus;
        this.heap = heap;
        this.redis = redis;
    }

    @Override
    public Future<?> start() {
        bus.listen(StoreDoors.CHANGED, this::changed);
        bus.answer(CacheDoors.ANSWER, this::answer);
        vertx.setPeriodic(0, REPORT_MILLIS, timer -> report());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return redis.map(RedisTier::close).orElseGet(Future::succeededFuture);
    }

    private void changed(Change change) {
        generations.changed(change);
        invalidated += heap.forget(question -> Reach.reaches(change, question));
        flying.keySet().removeIf(question -> Reach.reaches(change, question));
    }

    private Future<Answer> answer(Question question) {
        Optional<Answer> near = heap.get(question);
        if (near.isPresent()) {
            heapHits++;
            return Future.succeededFuture(near.get());
        }
        Future<Answer> running = flying.get(question);
        if (running != null) {
            return running;
        }
        Future<Answer> fetched = fetch(question);
        if (!fetched.isComplete()) {
            flying.put(question, fetched);
            fetched.onComplete(done -> flying.remove(question, fetched));
        }
        return fetched;
    }

    private Future<Answer> fetch(Question question) {
        if (redis.isEmpty() || !RedisTier.pays(question)) {
            return load(question);
        }
        return current(question, redis.get())
                .compose(known -> redis.get().get(question))
                .compose(found -> found.isPresent()
                                && generations.holds(question, found.get().generation())
                        ? Future.succeededFuture(fromRedis(question, found.get()))
                        : load(question));
    }

    /** Makes sure that lake and generation are known: without them nothing in Redis can be trusted. */
    private Future<?> current(Question question, RedisTier tier) {
        int shard = question.owner().shard();
        if (tier.isNamed() && generations.knows(shard)) {
            return Future.succeededFuture();
        }
        return bus.ask(StoreDoors.GENERATION, new StoreDoors.AskGeneration(question.owner()))
                .onSuccess(generation -> {
                    tier.named(generation.lake());
                    generations.learn(shard, generation.value());
                });
    }

    private Answer fromRedis(Question question, Answer answer) {
        redisHits++;
        heap.put(question, answer);
        return answer;
    }

    private Future<Answer> load(Question question) {
        long begun = System.nanoTime();
        return bus.ask(StoreDoors.ANSWER, question).onSuccess(answer -> {
            loads++;
            loadNanos += System.nanoTime() - begun;
            generations.learn(question.owner().shard(), answer.generation());
            if (generations.holds(question, answer.generation())) {
                heap.put(question, answer);
                if (RedisTier.pays(question)) {
                    redis.ifPresent(tier -> tier.put(question, answer));
                }
            }
        });
    }

    private void report() {
        Future<Boolean> ping = redis.map(RedisTier::ping).orElse(Future.succeededFuture(false));
        ping.onComplete(done -> {
            boolean up = done.succeeded() && done.result();
            String detail = up
                    ? "Answers are kept in memory and in Redis."
                    : redis.isPresent()
                            ? "Redis does not answer; answers are kept in memory only."
                            : "There is no Redis; answers are kept in memory only.";
            bus.ask(MonitorDoors.REPORT, new Report("redis", up ? Status.UP : Status.DEGRADED, detail, List.of()));
            bus.ask(
                    MonitorDoors.REPORT,
                    new Report("cache", Status.UP, heap.size() + " answers in memory.", measures()));
        });
    }

    private List<Measure> measures() {
        return List.of(
                Measure.of("lake_cache_hits_total", heapHits, "tier", "heap"),
                Measure.of("lake_cache_hits_total", redisHits, "tier", "redis"),
                Measure.of("lake_cache_loads_total", loads),
                Measure.of("lake_cache_load_seconds_total", loadNanos / 1e9),
                Measure.of("lake_cache_invalidated_total", invalidated),
                Measure.of("lake_cache_evictions_total", heap.evictions()),
                Measure.of("lake_cache_bytes", heap.bytes()),
                Measure.of("lake_cache_answers", heap.size()));
    }
}
