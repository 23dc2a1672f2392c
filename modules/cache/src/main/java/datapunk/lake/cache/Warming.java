package datapunk.lake.cache;

import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors.Pressure;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.read.ReadPath;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.cache.warm.WarmConfig;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.WarmReport;
import datapunk.lake.cache.warm.Warmer;
import datapunk.lake.model.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The warmer in the midst of the cache: hears what is asked, and loads by way of the read path. For one event loop. */
final class Warming implements ReadWatch, Warmer.Source {
    private final KeptAnswers kept;
    private final Coherence coherence;
    private final Warmer warmer;
    private final Busyness busyness = new Busyness();
    private final Map<Owner, Change> changes = new HashMap<>();
    private Optional<ReadPath> path = Optional.empty();
    private long latest;

    Warming(KeptAnswers kept, Coherence coherence, boolean on) {
        this.kept = kept;
        this.coherence = coherence;
        this.warmer = new Warmer(WarmConfig.DEFAULT.with(on, on), this, this::now);
        kept.warming(on);
    }

    /** Milliseconds since the epoch that never go back. */
    private long now() {
        latest = Math.max(latest, System.currentTimeMillis());
        return latest;
    }

    Warmer warmer() {
        return warmer;
    }

    /** From now on it can load. */
    void by(ReadPath way) {
        path = Optional.of(way);
    }

    void pressed(Pressure pressure) {
        busyness.pressed(pressure);
    }

    /** To be called once a second. Commits of a second are taken together: an import makes many. */
    void tick() {
        changes.forEach((owner, change) -> {
            warmer.ingested(owner.shard());
            for (WarmKey key : warmer.known(owner.shard())) {
                if (WarmKeys.question(key)
                        .filter(question -> Reach.reaches(change, question))
                        .isPresent()) {
                    warmer.invalidated(key);
                }
            }
        });
        changes.clear();
        warmer.tick();
    }

    @Override
    public void changed(Change change, int forgotten) {
        changes.merge(change.owner(), change, Warming::both);
    }

    private static Change both(Change a, Change b) {
        if (a.isEverything() || b.isEverything()) {
            return Change.everything(b.owner(), b.generation());
        }
        return Change.of(
                b.owner(),
                b.generation(),
                Stream.of(a, b)
                        .flatMapToInt(change -> IntStream.of(change.days()))
                        .distinct()
                        .toArray(),
                Stream.of(a, b)
                        .flatMapToLong(change -> LongStream.of(change.cells()))
                        .distinct()
                        .toArray());
    }

    @Override
    public void fromHeap(Question question, Answer answer) {
        warmer.asked(WarmKeys.of(question), true, answer.body().size(), 0);
    }

    @Override
    public void fromRedis(Question question, Answer answer, double costMillis) {
        warmer.asked(WarmKeys.of(question), true, answer.body().size(), costMillis);
    }

    @Override
    public void fromStore(Question question, Answer answer, double costMillis) {
        warmer.asked(WarmKeys.of(question), false, answer.body().size(), costMillis, now() - (long) costMillis);
    }

    @Override
    public boolean resident(WarmKey key) {
        return WarmKeys.question(key)
                .map(question -> !kept.config(question).warming() || kept.contains(question))
                .orElse(true);
    }

    /** While Redis or the database is away nothing is loaded that nobody asked for. */
    @Override
    public boolean busy() {
        boolean away = coherence.redis().map(tier -> !tier.up()).orElse(false)
                || coherence.looks().failing();
        return away || busyness.busy();
    }

    @Override
    public void load(WarmKey key, Consumer<Warmer.Loaded> done) {
        Optional<Question> question = WarmKeys.question(key);
        if (question.isEmpty() || path.isEmpty()) {
            done.accept(new Warmer.Loaded(Warmer.Outcome.FAILED, 0, 0));
            return;
        }
        String why = warmer.why(key).map(decision -> decision.sentence()).orElse("It was likely to be asked for.");
        path.get().warm(question.get(), why).onSuccess(done::accept);
    }

    /** Turns it on or off. */
    void turn(boolean on) {
        warmer.configure(WarmConfig.DEFAULT.with(on, on));
        kept.warming(on);
    }

    /** What was last decided on a question. */
    Optional<String> why(Question question) {
        return warmer.why(WarmKeys.of(question)).map(decision -> decision.sentence());
    }

    /** How it does, for the desk. */
    WarmerStatus status() {
        WarmReport report = warmer.report();
        WarmReport.ControlReport control = report.control();
        return new WarmerStatus(
                WarmerStatus.State.valueOf(report.status().name()),
                report.sentence(),
                new WarmerStatus.Loads(
                        report.counts().loads(),
                        report.counts().useful(),
                        report.counts().usefulShare(),
                        report.counts().late()),
                report.learning().auc(),
                new WarmerStatus.Budget(report.perMinute(), report.left()),
                sources(report),
                new WarmerStatus.Control(
                        group(control.warmed()), group(control.spared()), control.gainPp(), control.sentence()));
    }

    private static List<WarmerStatus.Source> sources(WarmReport report) {
        return report.sources().stream()
                .map(source -> new WarmerStatus.Source(
                        source.source().name().toLowerCase(Locale.ROOT),
                        source.loads(),
                        source.useful(),
                        source.threshold(),
                        source.off()))
                .toList();
    }

    private static WarmerStatus.Group group(WarmReport.Group group) {
        return new WarmerStatus.Group(group.requests(), group.hitRatio());
    }
}
