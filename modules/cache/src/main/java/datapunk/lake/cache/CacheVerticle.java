package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.cache.desk.Desk;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.tier.RedisTier;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers {@link CacheDoors#ANSWER}: heap, then Redis, then the store; equal questions in flight are asked once. */
final class CacheVerticle extends VerticleBase {
    private static final long REPORT_MILLIS = 2_000;

    private final Bus bus;
    private final KeptAnswers kept;
    private final Desk desk;
    private final Optional<RedisTier> redis;
    private final Generations generations = new Generations();
    private final Map<Question, Future<Answer>> flying = new HashMap<>();

    CacheVerticle(Bus bus, CacheConfig config, Optional<RedisTier> redis) {
        this.bus = bus;
        this.redis = redis;
        this.kept = new KeptAnswers(config.regions(), InstantSource.system());
        this.desk = new Desk(kept, config.notices(), new Alone(redis), InstantSource.system());
        kept.warming(false);
    }

    @Override
    public Future<?> start() {
        bus.listen(StoreDoors.CHANGED, this::changed);
        bus.answer(CacheDoors.ANSWER, this::answer);
        desk.openOn(bus);
        vertx.setPeriodic(0, REPORT_MILLIS, timer -> report());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return redis.map(RedisTier::close).orElseGet(Future::succeededFuture);
    }

    private void changed(Change change) {
        generations.changed(change);
        kept.changed(question -> Reach.reaches(change, question), change.generation());
        flying.keySet().removeIf(question -> Reach.reaches(change, question));
    }

    private Future<Answer> answer(Question question) {
        Optional<Answer> near = kept.get(question);
        if (near.isPresent()) {
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
        if (redis.isEmpty() || !inRedis(question)) {
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
        kept.found(question, answer, OptionalDouble.empty());
        return answer;
    }

    private boolean inRedis(Question question) {
        return RedisTier.pays(question) && kept.config(question).redis();
    }

    private Future<Answer> load(Question question) {
        long begun = System.nanoTime();
        return bus.ask(StoreDoors.ANSWER, question)
                .onSuccess(answer -> loaded(question, answer, (System.nanoTime() - begun) / 1e6))
                .onFailure(error -> kept.failed(question));
    }

    private void loaded(Question question, Answer answer, double millis) {
        generations.learn(question.owner().shard(), answer.generation());
        boolean holds = generations.holds(question, answer.generation());
        kept.loaded(question, answer, millis, holds);
        if (holds && inRedis(question)) {
            redis.ifPresent(tier -> tier.put(question, answer));
        }
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
                    new Report("cache", Status.UP, desk.status().verdict(), desk.measures()));
        });
    }
}
