package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.WarmKey.Kind;
import java.time.LocalDate;

/**
 * What statistics are kept of: not the third of May but "today", "yesterday", … "this week", so that what was learned of
 * today's timeline yesterday holds after midnight. Days and spans up to {@link #AGES} units old are named by their age,
 * older ones by themselves. A template is two longs: user, kind, zoom and time in the first, place or hash in the
 * second.
 */
final class Template {
    /** Ages that have a template of their own. */
    static final int AGES = 14;

    private static final int RELATIVE = 1 << 23;
    private static final int OFFSET = 1_000_000;
    private static final Kind[] KINDS = Kind.values();
    private static final long DAY = 86_400_000L;

    private int today = Integer.MIN_VALUE;
    private int week;
    private int month;
    private int year;

    /** Says what time it is. */
    void at(long now) {
        int day = (int) Math.floorDiv(now, DAY);
        if (day != today) {
            today = day;
            week = Math.floorDiv(day + 3, 7);
            LocalDate date = LocalDate.ofEpochDay(day);
            month = date.getYear() * 12 + date.getMonthValue() - 1;
            year = date.getYear();
        }
    }

    /** The span of this unit that it is now. */
    private int current(int unit) {
        return switch (unit) {
            case 0 -> today;
            case 1 -> week;
            case 2 -> month;
            case 3 -> year;
            default -> 0;
        };
    }

    /** First half of a key's template. */
    long hi(WarmKey key) {
        int when = switch (key.kind()) {
            case DAY, DAY_TILE -> when(today, key.day());
            case SPAN -> when(current(key.z()), key.x());
            case TILE, OTHER -> 0;
        };
        return (long) key.user() << 32 | (long) key.kind().ordinal() << 29 | (long) (key.z() & 31) << 24 | when;
    }

    /** Second half of a key's template. */
    long lo(WarmKey key) {
        return key.kind() == Kind.SPAN ? 0 : (long) key.x() << 32 | key.y() & 0xFFFFFFFFL;
    }

    private static int when(int current, int which) {
        int age = current - which;
        return age >= 0 && age < AGES ? RELATIVE | age : which + OFFSET & RELATIVE - 1;
    }

    /** The key a template stands for now. */
    WarmKey key(long hi, long lo) {
        Kind kind = KINDS[(int) (hi >>> 29) & 7];
        int z = (int) (hi >>> 24) & 31;
        int user = user(hi);
        return switch (kind) {
            case SPAN -> new WarmKey(user, kind, z, which(current(z), hi), 0, 0);
            case DAY, DAY_TILE -> new WarmKey(user, kind, z, (int) (lo >>> 32), (int) lo, which(today, hi));
            case TILE, OTHER -> new WarmKey(user, kind, z, (int) (lo >>> 32), (int) lo, 0);
        };
    }

    private static int which(int current, long hi) {
        int when = (int) hi & 0xFFFFFF;
        return (when & RELATIVE) != 0 ? current - (when & RELATIVE - 1) : when - OFFSET;
    }

    /** Age in units of a day or span, {@link #AGES} if older, one more if it has none or lies ahead. */
    int age(WarmKey key) {
        return switch (key.kind()) {
            case DAY, DAY_TILE -> age(today - key.day());
            case SPAN -> age(current(key.z()) - key.x());
            case TILE, OTHER -> AGES + 1;
        };
    }

    private static int age(int age) {
        return age < 0 ? AGES + 1 : Math.min(age, AGES);
    }

    static int user(long hi) {
        return (int) (hi >>> 32);
    }
}
