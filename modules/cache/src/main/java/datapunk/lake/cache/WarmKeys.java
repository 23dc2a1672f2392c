package datapunk.lake.cache;

import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Owner;
import java.time.LocalDate;
import java.util.Optional;

/** What the warmer calls a question, and the question behind such a key. */
final class WarmKeys {
    private static final int DAY = 0;
    private static final int WEEK = 1;
    private static final int MONTH = 2;
    private static final int YEAR = 3;
    private static final int ALL = 4;
    /** What is meant by all time, one number each. */
    private static final int SUMMARY = 0;

    private static final int BY_MONTH = 1;
    private static final int BY_DAY = 2;
    private static final int DEVICES = 3;

    private WarmKeys() {}

    /** The key of a question; questions that are never warmed have keys of kind OTHER. */
    static WarmKey of(Question question) {
        int user = question.owner().shard();
        return switch (question) {
            case Question.Tile t when t.period().always() -> WarmKey.tile(user, t.z(), t.x(), t.y());
            case Question.Tile t
            when oneDay(t.period()) ->
                WarmKey.dayTile(user, t.z(), t.x(), t.y(), t.period().firstDay());
            case Question.Day d -> WarmKey.day(user, d.day());
            case Question.Summary _ -> WarmKey.span(user, ALL, SUMMARY);
            case Question.Devices _ -> WarmKey.span(user, ALL, DEVICES);
            case Question.Histogram h
            when h.period().always() -> WarmKey.span(user, ALL, h.byDay() ? BY_DAY : BY_MONTH);
            case Question.Histogram h when h.byDay() -> span(user, h).orElseGet(() -> other(user, h));
            default -> other(user, question);
        };
    }

    private static WarmKey other(int user, Question question) {
        return WarmKey.other(user, question.hashCode() * 0x9E3779B97F4A7C15L);
    }

    private static boolean oneDay(Period period) {
        return period.equals(Period.days(period.firstDay(), period.firstDay() + 1));
    }

    private static Optional<WarmKey> span(int user, Question.Histogram histogram) {
        Period period = histogram.period();
        if (period.from() <= -Fix.DAY * 700_000 || period.to() >= Fix.DAY * 2_900_000) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.ofEpochDay(period.firstDay());
        int[][] spans = {
            {DAY, period.firstDay()},
            {WEEK, Math.floorDiv(period.firstDay() + 3, 7)},
            {MONTH, first.getYear() * 12 + first.getMonthValue() - 1},
            {YEAR, first.getYear()}
        };
        for (int[] span : spans) {
            if (period.equals(period(span[0], span[1]))) {
                return Optional.of(WarmKey.span(user, span[0], span[1]));
            }
        }
        return Optional.empty();
    }

    private static Period period(int unit, int which) {
        return switch (unit) {
            case DAY -> Period.days(which, which + 1);
            case WEEK -> Period.days(which * 7 - 3, which * 7 + 4);
            case MONTH -> months(which, 1);
            default -> months(which * 12, 12);
        };
    }

    private static Period months(int first, int n) {
        LocalDate from = LocalDate.of(Math.floorDiv(first, 12), Math.floorMod(first, 12) + 1, 1);
        return Period.days((int) from.toEpochDay(), (int) from.plusMonths(n).toEpochDay());
    }

    /** The question behind a key, if it is one that is warmed. */
    static Optional<Question> question(WarmKey key) {
        var owner = new Owner(key.user());
        return switch (key.kind()) {
            case TILE -> Optional.of(new Question.Tile(owner, key.z(), key.x(), key.y(), Period.ALWAYS));
            case DAY_TILE ->
                Optional.of(new Question.Tile(owner, key.z(), key.x(), key.y(), Period.days(key.day(), key.day() + 1)));
            case DAY -> Optional.of(new Question.Day(owner, key.day()));
            case SPAN -> span(owner, key.z(), key.x());
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<Question> span(Owner owner, int unit, int which) {
        if (unit < ALL) {
            return Optional.of(new Question.Histogram(owner, true, period(unit, which)));
        }
        return switch (which) {
            case SUMMARY -> Optional.of(new Question.Summary(owner));
            case BY_MONTH -> Optional.of(new Question.Histogram(owner, false, Period.ALWAYS));
            case BY_DAY -> Optional.of(new Question.Histogram(owner, true, Period.ALWAYS));
            case DEVICES -> Optional.of(new Question.Devices(owner));
            default -> Optional.empty();
        };
    }
}
