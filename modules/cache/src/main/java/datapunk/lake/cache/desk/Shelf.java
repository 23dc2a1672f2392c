package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.RegionStatus.Comparison;
import datapunk.lake.bus.cache.RegionStatus.Loads;
import datapunk.lake.bus.cache.RegionStatus.Losses;
import datapunk.lake.bus.cache.RegionStatus.Reads;
import datapunk.lake.bus.cache.RegionStatus.Settings;
import datapunk.lake.bus.cache.RegionStatus.Shadow;
import datapunk.lake.bus.cache.RegionStatus.Size;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.region.Kept;
import datapunk.lake.cache.region.Region;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.region.RegionStats;
import datapunk.lake.cache.region.Watch;
import datapunk.lake.cache.shadow.Advice;
import datapunk.lake.cache.shadow.ShadowCache;
import datapunk.lake.cache.shadow.ShadowStats;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** One region of answers with its shadows, its history and what is counted around it. For one thread. */
final class Shelf {
    /** What a load is taken to cost while none was measured, milliseconds. */
    private static final double UNMEASURED = 1;

    private final Notes.Clock clock;
    private final Notes notes;
    private final Region<Question, Answer> region;
    private final ShadowCache<Question> shadow;
    private final Minutes minutes = new Minutes();
    private final long since;
    private long redis;
    private long redisBytes;
    private double redisSaved;
    private long loads;
    private double loadMillis;
    private long failed;

    Shelf(RegionConfig config, Events events, Notes.Clock clock) {
        this.clock = clock;
        this.since = clock.now();
        this.notes = new Notes(events, clock, config);
        this.region = new Region<>(config, clock::now, notes);
        this.shadow = new ShadowCache<>(policyBytes(config), config.ttl(), clock::now);
    }

    private static long policyBytes(RegionConfig config) {
        return config.bytes() - config.stagingBytes();
    }

    RegionConfig config() {
        return region.config();
    }

    void configure(RegionConfig config) {
        notes.configured(config);
        region.configure(config);
        shadow.configure(policyBytes(config), config.ttl());
    }

    void warming(boolean on) {
        region.warming(on);
    }

    Optional<Answer> get(Question question) {
        long now = clock.now();
        minutes.asked(now);
        Optional<Watch.Stay> stay = region.stay(question);
        stay.ifPresent(figures -> {
            minutes.hit(now, figures.unread() ? 0 : figures.costMillis());
            shadow.read(question, new Worth(figures.bytes(), figures.costMillis()));
        });
        return region.get(question);
    }

    Optional<Watch.Stay> stay(Question question) {
        return region.stay(question);
    }

    void loaded(Question question, Answer answer, double millis, boolean holds) {
        loads++;
        loadMillis += millis;
        var worth = new Worth(Weights.of(question, answer), millis);
        shadow.read(question, worth);
        notes.loaded(question, worth.bytes(), millis);
        if (holds) {
            put(question, answer, worth);
        } else {
            notes.overtaken(question);
        }
    }

    void found(Question question, Answer answer, OptionalDouble millis) {
        double cost = millis.orElse(mean().orElse(UNMEASURED));
        var worth = new Worth(Weights.of(question, answer), cost);
        redis++;
        redisBytes += worth.bytes();
        redisSaved += cost;
        minutes.hit(clock.now(), cost);
        shadow.read(question, worth);
        notes.found(question, worth.bytes());
        put(question, answer, worth);
    }

    private void put(Question question, Answer answer, Worth worth) {
        if (region.put(question, answer, worth) == Kept.TOO_LARGE) {
            notes.tooLarge(question, worth.bytes(), false);
        }
    }

    Kept warmed(Question question, Answer answer, double millis, String why) {
        var worth = new Worth(Weights.of(question, answer), millis);
        Kept kept = region.stage(question, answer, worth);
        switch (kept) {
            case KEPT -> notes.warmed(question, worth.bytes(), millis, why);
            case TOO_LARGE -> notes.tooLarge(question, worth.bytes(), true);
            case NOT_LET_IN -> {}
        }
        return kept;
    }

    void failed() {
        failed++;
    }

    int changed(Predicate<? super Question> reached, long generation) {
        notes.reaching(generation);
        shadow.removeIf(reached);
        return region.removeIf(reached);
    }

    Minutes.Hour hour() {
        return minutes.hour(clock.now());
    }

    private OptionalDouble mean() {
        return loads == 0 ? OptionalDouble.empty() : OptionalDouble.of(loadMillis / loads);
    }

    RegionStatus status() {
        RegionConfig config = region.config();
        RegionStats stats = region.stats();
        RegionStats.Losses losses = stats.losses();
        return new RegionStatus(
                config.name(),
                new Settings(
                        config.policy(),
                        config.level().code(),
                        config.bytes(),
                        Optional.of(config.ttl()).filter(ttl -> !ttl.isZero()),
                        config.redis(),
                        config.warming()),
                new Size(
                        stats.size().bytes(),
                        stats.size().staged(),
                        stats.size().answers()),
                reads(stats.reads()),
                new Loads(
                        loads, mean(), loadMillis / 1_000, (stats.reads().savedMillis() + redisSaved) / 1_000, failed),
                new Losses(losses.evictions(), losses.expired(), losses.changed(), losses.tooLarge(), losses.unread()),
                minutes.history(clock.now(), since),
                comparison());
    }

    private Reads reads(RegionStats.Reads reads) {
        long without = reads.heap() + reads.warmed() + redis;
        long bytes = reads.hitBytes() + reads.missBytes();
        return new Reads(
                reads.heap(),
                redis,
                reads.warmed(),
                Math.max(0, reads.misses() - redis),
                share(without, reads.requests()),
                share(reads.hitBytes() + redisBytes, bytes));
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private Comparison comparison() {
        List<ShadowStats> all = shadow.stats();
        return new Comparison(
                all.stream()
                        .map(s -> new Shadow(s.policy(), s.hitRatio(), s.byteHitRatio(), s.secondsSaved()))
                        .toList(),
                Advice.of(region.config().policy(), all));
    }
}
