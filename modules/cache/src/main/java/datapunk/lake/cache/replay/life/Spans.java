package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.warm.WarmKey;
import java.time.LocalDate;
import java.util.List;

/** Keys of the sums over the spans that a day lies in. */
final class Spans {
    private Spans() {}

    static WarmKey day(int user, int day) {
        return WarmKey.span(user, 0, day);
    }

    static WarmKey week(int user, int day) {
        return WarmKey.span(user, 1, Math.floorDiv(day + 3, 7));
    }

    static WarmKey month(int user, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return WarmKey.span(user, 2, date.getYear() * 12 + date.getMonthValue() - 1);
    }

    static WarmKey year(int user, int day) {
        return WarmKey.span(user, 3, LocalDate.ofEpochDay(day).getYear());
    }

    static WarmKey always(int user) {
        return WarmKey.span(user, 4, 0);
    }

    /** All that change when something of the day does. */
    static List<WarmKey> reachedBy(int user, int day) {
        return List.of(day(user, day), week(user, day), month(user, day), year(user, day), always(user));
    }
}
