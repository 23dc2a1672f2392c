package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Features.Candidate;
import datapunk.lake.cache.warm.WarmKey.Kind;
import datapunk.lake.cache.warm.WarmReport.Learning;
import datapunk.lake.cache.warm.guard.Allowance;
import datapunk.lake.cache.warm.guard.Control;
import datapunk.lake.cache.warm.guard.TokenBucket;
import datapunk.lake.cache.warm.guard.UseGuard;
import datapunk.lake.cache.warm.model.Auc;
import datapunk.lake.cache.warm.model.KeyStats;
import datapunk.lake.cache.warm.model.KeyTable;
import datapunk.lake.cache.warm.model.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Learns which answers are asked for next and makes them ahead, within a budget and only where it pays. For one thread. */
public final class Warmer {
    private static final int KEYS = 50_000;
    private static final double PRIOR_MOVES = .08;
    private static final double PRIOR = .03;
    private static final double POOR_MOVES = .22;
    private static final double POOR = .35;
    private static final long REST = 6 * 3_600_000L;
    private static final int MOST_HOT = 600;

    private final LongSupplier millis;
    private final Source source;
    private final Template template = new Template();
    private final Readers readers = new Readers();
    private final Decisions decisions = new Decisions();
    private final KeyStats stats;
    private final Features features;
    private final Auc auc = new Auc();
    private final Labels<WarmKey> moves;
    private final Labels<WarmKey> background;
    private final UseGuard[] guards = new UseGuard[WarmSource.values().length];
    private final Control control = new Control(Features.strata());
    private final Allowance allowance;
    private final Warmed warmed;
    private final Loading loading;
    private final Judge judge;
    private final Prefetch prefetch;
    private final Background candidates;
    private final Background.Court court = new Background.Court() {
        @Override
        public double judge(Candidate candidate) {
            return judge.judge(candidate, loading, millis.getAsLong());
        }

        @Override
        public boolean resident(WarmKey key) {
            return source.resident(key);
        }
    };
    private WarmConfig config;
    private long restUntil = Long.MIN_VALUE;

    /** The world as the warmer sees it. */
    public interface Source {
        /** Whether the answer is kept in memory. */
        boolean resident(WarmKey key);

        /** Whether the database has enough to do. */
        boolean busy();

        /** Loads an answer into the staging area. @param done told once, at once or later, on the warmer's thread */
        void load(WarmKey key, Consumer<Loaded> done);
    }

    /** How a load ended. */
    public enum Outcome {
        /** Loaded from the database and staged. */
        LOADED,
        /** Staged without asking the database. */
        FROM_REDIS,
        /** A change overtook it; dropped. */
        STALE,
        /** Another process was at it. */
        ELSEWHERE,
        /** Larger than what is kept. */
        TOO_LARGE,
        /** Did not work. */
        FAILED
    }

    /** A load that ended. @param costMillis time it took */
    public record Loaded(Outcome outcome, long bytes, double costMillis) {}

    /** A warmer that knows nothing yet. @param millis a clock that only grows */
    public Warmer(WarmConfig config, Source source, LongSupplier millis) {
        this.config = config;
        this.source = source;
        this.millis = millis;
        long now = millis.getAsLong();
        WarmConfig.Budget budget = config.budget();
        WarmConfig.Thresholds thresholds = config.thresholds();
        stats = new KeyStats(KEYS, config.seed());
        features = new Features(stats, template);
        moves = new Labels<>(PRIOR_MOVES, thresholds.movesHorizon().toMillis(), auc);
        background = new Labels<>(PRIOR, thresholds.backgroundHorizon().toMillis(), auc);
        for (WarmSource from : WarmSource.values()) {
            guards[from.ordinal()] = from == WarmSource.MOVES
                    ? new UseGuard(thresholds.moves(), POOR_MOVES)
                    : new UseGuard(thresholds.background(), POOR);
        }
        allowance = new Allowance(
                new TokenBucket(budget.perMinute(), budget.burst(), now),
                new TokenBucket(budget.bytesPerMinute(), budget.bytesPerMinute(), now),
                budget.demandShare());
        warmed = new Warmed(source, guards, decisions, millis);
        loading = new Loading(source, allowance, budget.inFlight(), decisions, warmed);
        judge = new Judge(features, moves, background, guards, decisions);
        prefetch = new Prefetch(readers, features);
        candidates = new Background(stats, KEYS, template, readers);
        template.at(now);
        configure(config);
    }

    /** A user asks now. @param hit whether memory or Redis had it @param costMillis what loading takes, 0 if unknown */
    public void asked(WarmKey key, boolean hit, long bytes, double costMillis) {
        asked(key, hit, bytes, costMillis, millis.getAsLong());
    }

    /** A user has asked and is answered. @param arrived when the question came, on the warmer's clock */
    public void asked(WarmKey key, boolean hit, long bytes, double costMillis, long arrived) {
        long now = now();
        Reader reader = readers.of(key.user(), now);
        if (!hit || warmed.unread(key)) {
            allowance.demanded(now); // what users would have loaded without warming
        }
        if (key.kind() == Kind.OTHER) {
            readers.asked(reader, key, arrived);
            return;
        }
        control.asked(spared(key), features.stratum(key, features.slot(key), now), hit);
        moves.resolve(key, true);
        background.resolve(key, true);
        warmed.asked(key, hit);
        loading.asked(key, now);
        readers.asked(reader, key, arrived).ifPresent(move -> after(reader));
        stats.asked(template.hi(key), template.lo(key), now, bytes, costMillis);
    }

    private void after(Reader reader) {
        prefetch.after(reader, candidate -> {
            if (!source.resident(candidate.key())) {
                court.judge(candidate);
            }
        });
        loading.pump(millis.getAsLong());
    }

    /** A change reached the answer: what is kept of it is untrue. */
    public void invalidated(WarmKey key) {
        long now = now();
        moves.resolve(key, false);
        background.resolve(key, false);
        warmed.invalidated(key);
        int slot = features.slot(key);
        if (slot >= 0) {
            stats.invalidated(slot, now);
            candidates.invalidated(slot, now);
        }
    }

    /** All keys of a user there are statistics of, as they are called now. */
    public Collection<WarmKey> known(int user) {
        now();
        KeyTable table = stats.table();
        var known = new ArrayList<WarmKey>();
        for (int slot = 0; slot < table.bound(); slot++) {
            if (table.taken(slot) && Template.user(table.hi(slot)) == user) {
                known.add(template.key(table.hi(slot), table.lo(slot)));
            }
        }
        return known;
    }

    /** New data of the user arrived. */
    public void ingested(int user) {
        readers.of(user, now()).ingested(millis.getAsLong());
    }

    /** The user is gone: forgets all about it. */
    public void forget(int user) {
        KeyTable table = stats.table();
        for (int slot = 0; slot < table.bound(); slot++) {
            if (table.taken(slot) && Template.user(table.hi(slot)) == user) {
                table.remove(slot);
            }
        }
        moves.forget(key -> key.user() == user);
        background.forget(key -> key.user() == user);
        readers.forget(user);
        warmed.forget(user);
        loading.forget(user);
        decisions.forget(user);
    }

    /** About once a second. */
    public void tick() {
        long now = now();
        moves.expire(now);
        background.expire(now);
        warmed.expire();
        for (Reader reader : readers.all()) {
            if (readers.ended(reader, now).isPresent()) {
                after(reader);
            }
        }
        candidates.tick(now, court);
        rest(now);
        loading.pump(now);
    }

    /** Goes to rest when the comparison with the spared keys shows that it does not pay. */
    private void rest(long now) {
        boolean resting = now < restUntil;
        if (!resting && control.idle()) {
            restUntil = now + REST;
            control.clear();
        }
        boolean on = now >= restUntil;
        judge.on(config.moves() && on, config.background() && on);
    }

    private long now() {
        long now = millis.getAsLong();
        template.at(now);
        return now;
    }

    /** Whether the key is never warmed, so that there is something to compare with. */
    public boolean spared(WarmKey key) {
        return Judge.spared(key);
    }

    /** How it does. */
    public WarmReport report() {
        long now = now();
        return new Reporting(config, judge, loading, warmed, control)
                .report(guards, allowance.left(now), restUntil, now, learning());
    }

    private Learning learning() {
        return new Learning(
                auc.value(),
                moves.auc().value(),
                background.auc().value(),
                judge.scored(),
                moves.learned() + background.learned());
    }

    /** What was last decided on a key, if that is remembered. */
    public Optional<Decision> why(WarmKey key) {
        return decisions.of(key);
    }

    /** The most asked for keys, hottest first. */
    public List<WarmKey> hottest(int n) {
        long now = now();
        KeyTable table = stats.table();
        return IntStream.range(0, table.bound())
                .filter(table::taken)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer slot) -> -stats.day(slot, now))
                        .thenComparing(slot -> slot))
                .limit(n)
                .map(slot -> template.key(table.hi(slot), table.lo(slot)))
                .toList();
    }

    /** What was in memory is gone: these are to be warmed first; none: those the statistics name. */
    public void restarted(List<WarmKey> hottest) {
        long now = now();
        for (WarmKey key : hottest.isEmpty() ? hottest(MOST_HOT) : hottest) {
            int slot = features.slot(key);
            if (slot >= 0) {
                candidates.hot(slot, now);
            }
        }
    }

    /** Another choice of switches; what was learned stays. */
    public void configure(WarmConfig config) {
        this.config = config;
        rest(millis.getAsLong());
    }

    /** All that was learned. */
    public byte[] snapshot() {
        return contents().write();
    }

    /** Takes over what was learned. @throws SnapshotException if these are not the bytes of a whole snapshot of this version */
    public void restore(byte[] bytes) {
        candidates.clear();
        contents().read(bytes);
    }

    private Snapshot contents() {
        return new Snapshot(moves.model(), background.model(), stats, readers);
    }
}
