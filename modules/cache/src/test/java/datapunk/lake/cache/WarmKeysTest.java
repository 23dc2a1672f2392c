package datapunk.lake.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.WarmKey.Kind;
import datapunk.lake.model.Owner;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarmKeysTest {
    private static final Owner OWNER = new Owner(3);

    private static Period days(String from, String to) {
        return Period.days((int) LocalDate.parse(from).toEpochDay(), (int)
                LocalDate.parse(to).toEpochDay());
    }

    private static Question histogram(boolean byDay, Period period) {
        return new Question.Histogram(OWNER, byDay, period);
    }

    private static final List<Question> WARMED = List.of(
            new Question.Tile(OWNER, 16, 65_535, 3, Period.ALWAYS),
            new Question.Tile(OWNER, 5, 1, 2, days("2024-02-29", "2024-03-01")),
            new Question.Day(OWNER, -4_000),
            new Question.Summary(OWNER),
            new Question.Devices(OWNER),
            histogram(true, Period.ALWAYS),
            histogram(false, Period.ALWAYS),
            histogram(true, days("2024-05-01", "2024-05-02")),
            histogram(true, days("2024-04-29", "2024-05-06")),
            histogram(true, days("2024-02-01", "2024-03-01")),
            histogram(true, days("1969-12-01", "1970-01-01")),
            histogram(true, days("2023-01-01", "2024-01-01")));

    @Test
    void everyQuestionThatIsWarmedComesBackFromItsKey() {
        Set<WarmKey> keys = new HashSet<>();
        for (Question question : WARMED) {
            keys.add(WarmKeys.of(question));
            assertEquals(Optional.of(question), WarmKeys.question(WarmKeys.of(question)));
        }
        assertEquals(WARMED.size(), keys.size());
    }

    @Test
    void spansAreNamedByTheirUnit() {
        assertEquals(WarmKey.span(3, 2, 2024 * 12 + 1), WarmKeys.of(histogram(true, days("2024-02-01", "2024-03-01"))));
        assertEquals(WarmKey.span(3, 1, 0), WarmKeys.of(histogram(true, days("1969-12-29", "1970-01-05"))));
    }

    @Test
    void allOtherQuestionsAreCountedAndNotWarmed() {
        List<Question> others = List.of(
                new Question.Tile(OWNER, 5, 1, 2, days("2024-02-28", "2024-03-01")),
                new Question.Nearest(OWNER, 1, 2, 3, Period.ALWAYS),
                new Question.Points(OWNER, Optional.empty(), Period.ALWAYS, Optional.empty(), 5, Optional.empty()),
                histogram(true, days("2024-02-02", "2024-03-01")),
                histogram(true, new Period(Long.MIN_VALUE, 0)),
                histogram(true, new Period(0, Long.MAX_VALUE)),
                histogram(true, new Period(0, 1_000)),
                histogram(false, days("2023-01-01", "2024-01-01")));
        for (Question question : others) {
            assertEquals(Kind.OTHER, WarmKeys.of(question).kind(), question::toString);
            assertEquals(Optional.empty(), WarmKeys.question(WarmKeys.of(question)));
        }
        assertNotEquals(WarmKeys.of(others.get(0)), WarmKeys.of(others.get(1)));
    }
}
