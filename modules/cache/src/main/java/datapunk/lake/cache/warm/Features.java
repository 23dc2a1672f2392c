package datapunk.lake.cache.warm;

import static datapunk.lake.cache.warm.model.Buckets.count;
import static datapunk.lake.cache.warm.model.Buckets.share;
import static datapunk.lake.cache.warm.model.Buckets.tenths;
import static datapunk.lake.cache.warm.model.Buckets.time;

import datapunk.lake.cache.warm.model.Example;
import datapunk.lake.cache.warm.model.KeyStats;
import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.Viewport;
import org.jspecify.annotations.Nullable;

/** Turns a candidate into features: each quantity in steps, and a few crosses of them. */
final class Features {
    private static final long ACTIVE = 10 * 60_000;

    private final KeyStats stats;
    private final Template template;
    private final Example example = new Example();

    /**
     * A key that might be worth warming.
     *
     * @param slot of its statistics, or -1
     * @param reader whose it is, if seen since the start
     * @param move that would lead to it, JUMP for all but moves
     * @param chance of that move, 0 for all but moves
     * @param place where it lies as seen from what is shown, in a few steps
     */
    record Candidate(
            WarmSource source,
            WarmKey key,
            int slot,
            @Nullable Reader reader,
            Move move,
            double chance,
            int place) {}

    Features(KeyStats stats, Template template) {
        this.stats = stats;
        this.template = template;
    }

    /** The features of a candidate; valid until the next call. */
    Example of(Candidate c, long now) {
        example.clear();
        int kind = c.key().kind().ordinal() * 8
                + (c.key().kind() == WarmKey.Kind.SPAN ? c.key().z() : 0);
        int source = c.source().ordinal();
        int half = KeyStats.halfHour(now);
        example.add(1, source, kind);
        example.add(2, kind, template.age(c.key()));
        example.add(3, half);
        example.add(4, c.key().isTile() ? c.key().z() : 31, source);
        Reader reader = c.reader();
        if (reader != null) {
            reader(c, reader, kind, now);
        }
        if (c.slot() >= 0) {
            requests(c.slot(), kind, now);
            clocks(c.slot(), half, now);
            changes(c.slot(), kind, now);
        } else {
            example.add(5, source);
        }
        if (c.source() == WarmSource.MOVES) {
            move(c, kind, now);
        }
        return example;
    }

    private void reader(Candidate c, Reader reader, int kind, long now) {
        int idle = time(now - reader.active());
        example.add(10, idle, c.source().ordinal());
        example.add(11, idle, kind);
        example.add(12, time(reader.sinceIngest(now)), kind);
        example.add(13, count(reader.rate(now)));
        example.add(14, viewDistance(c.key(), reader, now), kind);
    }

    /** Distance to the view and difference in zoom, of tiles of readers who are at it. */
    private static int viewDistance(WarmKey key, Reader reader, long now) {
        Viewport view = reader.view();
        if (!key.isTile() || view == null || now - reader.active() > ACTIVE) {
            return 0;
        }
        int zooms = Math.clamp(key.z() - view.z(), -4, 4) + 4;
        Viewport tile = new Viewport(key.z(), key.x(), key.y(), key.x(), key.y()).at(view.z());
        int steps = Math.min(view.distance(tile.x0(), tile.y0()), 1 << 20);
        return 1 + zooms * 32 + count(steps / 4.0);
    }

    private void requests(int slot, int kind, long now) {
        long elapsed = now - stats.last(slot);
        float gap = stats.gap(slot);
        int day = count(stats.day(slot, now));
        int useful = tenths(stats.usefulness(slot));
        example.add(20, time(elapsed), kind);
        example.add(21, count(stats.hour(slot, now)));
        example.add(22, day);
        example.add(23, count(stats.tenDays(slot, now)));
        example.add(24, gap == 0 ? 30 : count(Math.min(100, elapsed / gap)), gap == 0 ? 41 : time((long) gap));
        example.add(25, useful, kind);
        example.add(26, useful, day);
        example.add(27, count(stats.hour(slot, now)), day);
    }

    private void clocks(int slot, int half, long now) {
        double all = Math.max(1, stats.counted(slot));
        int here = stats.inHalfHour(slot, half);
        int next = stats.inHalfHour(slot, (half + 1) % KeyStats.HALF_HOURS);
        double days = stats.days(slot, now);
        example.add(30, count(here / days));
        example.add(31, share(here / all), count(all / 8));
        example.add(32, share(stats.onWeekday(slot, KeyStats.weekday(now)) / all), count(all / 8));
        example.add(33, count(here / days), count(next / days));
    }

    private void changes(int slot, int kind, long now) {
        int useful = tenths(stats.usefulness(slot));
        float gap = stats.invalidationGap(slot);
        long invalidated = stats.invalidated(slot);
        example.add(40, gap == 0 ? 41 : time((long) gap), useful);
        example.add(41, time(invalidated == 0 ? -1 : now - invalidated), kind);
    }

    private void move(Candidate c, int kind, long now) {
        int chance = tenths(c.chance()) * 2 + (c.chance() < .05 ? 1 : 0);
        int move = c.move().ordinal();
        int seen = c.slot() < 0 ? 0 : 1 + count(stats.tenDays(c.slot(), now));
        Reader reader = c.reader();
        example.add(50, chance, move);
        example.add(51, chance, kind);
        example.add(52, chance, seen);
        example.add(53, move, kind);
        example.add(56, c.place(), chance);
        example.add(57, c.place(), seen);
        example.add(58, c.place(), kind);
        if (reader != null) {
            example.add(54, move, reader.last().ordinal(), reader.previous().ordinal());
            example.add(59, c.place() * 16 + move, reader.last().ordinal());
            example.add(55, time(reader.pause(now)), chance);
        }
    }

    /** Strata in which requests are compared: kind and popularity. */
    static int strata() {
        return WarmKey.Kind.values().length * 8;
    }

    /** The stratum of a key. */
    int stratum(WarmKey key, int slot, long now) {
        int popularity = slot < 0 ? 0 : Math.min(7, 1 + count(stats.tenDays(slot, now)) / 3);
        return key.kind().ordinal() * 8 + popularity;
    }

    /** The statistics of a key's template, or -1. */
    int slot(WarmKey key) {
        return stats.find(template.hi(key), template.lo(key));
    }

    /** Mean cost of loading, 50 ms when unknown. */
    double cost(int slot) {
        return slot < 0 || stats.cost(slot) <= 0 ? 50 : stats.cost(slot);
    }
}
