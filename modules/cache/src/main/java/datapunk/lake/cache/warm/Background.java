package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Features.Candidate;
import datapunk.lake.cache.warm.model.KeyStats;
import datapunk.lake.cache.warm.model.KeyTable;
import datapunk.lake.cache.warm.model.Watch;
import datapunk.lake.cache.warm.view.Move;

/** Candidates that no reader's move suggests: just invalidated, usual at this hour, hot before a restart. */
final class Background {
    private static final int MOST_INVALIDATED = 1_500;
    private static final int MOST_HOT = 600;
    private static final double KNOWN = .5;
    private static final long WATCHED = 2 * 3_600_000L;
    private static final long AFTER_RESTART = 30 * 60_000L;
    private static final double HABITS_A_MINUTE = 400;
    private static final double USUAL = .12;

    private final KeyStats stats;
    private final Template template;
    private final Readers readers;
    private final Watch invalidated;
    private final Watch hot;
    private int cursor;
    private double habits;

    /** Judges a candidate. */
    interface Court {
        /** @return how likely it is */
        double judge(Candidate candidate);

        boolean resident(WarmKey key);
    }

    Background(KeyStats stats, int capacity, Template template, Readers readers) {
        this.stats = stats;
        this.template = template;
        this.readers = readers;
        invalidated = new Watch(stats.table(), capacity, MOST_INVALIDATED);
        hot = new Watch(stats.table(), capacity, MOST_HOT);
    }

    /** A key's answer became untrue. */
    void invalidated(int slot, long now) {
        if (stats.tenDays(slot, now) >= KNOWN) {
            invalidated.add(slot, now, now + WATCHED);
        }
    }

    /** A key was hot before the restart. */
    void hot(int slot, long now) {
        hot.add(slot, now, now + AFTER_RESTART);
    }

    /** Looks at what is due; about once a second. */
    void tick(long now, Court court) {
        invalidated.look(now, slot -> look(slot, WarmSource.INVALIDATED, court));
        hot.look(now, slot -> look(slot, WarmSource.RESTART, court));
        habits(now, court);
    }

    private double look(int slot, WarmSource source, Court court) {
        WarmKey key = key(slot);
        if (court.resident(key)) {
            return -1;
        }
        return court.judge(new Candidate(source, key, slot, readers.find(key.user()), Move.JUMP, 0, 0));
    }

    private WarmKey key(int slot) {
        KeyTable table = stats.table();
        return template.key(table.hi(slot), table.lo(slot));
    }

    /** A sixtieth of all keys, so that each is looked at once a minute. */
    private void habits(long now, Court court) {
        int bound = stats.table().bound();
        int half = KeyStats.halfHour(now + 300_000);
        int weekday = KeyStats.weekday(now);
        habits = Math.min(HABITS_A_MINUTE / 4, habits + HABITS_A_MINUTE / 60);
        for (int n = bound / 60 + 1; n > 0 && habits >= 1 && bound > 0; n--) {
            cursor = cursor + 1 >= bound ? 0 : cursor + 1;
            if (stats.table().taken(cursor) && usual(cursor, half, weekday, now)) {
                if (look(cursor, WarmSource.HABIT, court) >= 0) {
                    habits--;
                }
            }
        }
    }

    /** Seen in this hour of the week, or regularly in this hour of the day. */
    private boolean usual(int slot, int half, int weekday, long now) {
        int here = stats.inHalfHour(slot, half);
        if (here == 0) {
            return false;
        }
        double rate = here / stats.days(slot, now);
        return here >= 2 && (rate >= USUAL || stats.onWeekday(slot, weekday) >= 2 && rate >= USUAL / 3);
    }

    void clear() {
        invalidated.clear();
        hot.clear();
    }
}
