package datapunk.lake.cache.replay;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Owner;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The product's questions behind keys, and the product's change behind what a commit made untrue. */
final class Asked {
    private final Map<WarmKey, Question> questions = new HashMap<>();
    private long generation;

    /** The question of a key. */
    Question of(WarmKey key) {
        return questions.computeIfAbsent(key, Asked::question);
    }

    private static Question question(WarmKey key) {
        var owner = new Owner(key.user());
        return switch (key.kind()) {
            case TILE -> new Question.Tile(owner, key.z(), key.x(), key.y(), Period.ALWAYS);
            case DAY_TILE -> new Question.Tile(owner, key.z(), key.x(), key.y(), Period.days(key.day(), key.day() + 1));
            case DAY -> new Question.Day(owner, key.day());
            case SPAN -> new Question.Histogram(owner, key.z() < 3, span(key.z(), key.x()));
            case OTHER ->
                new Question.Points(
                        owner,
                        Optional.empty(),
                        Period.ALWAYS,
                        Optional.empty(),
                        1,
                        Optional.of(key.x() + "," + key.y()));
        };
    }

    private static Period span(int unit, int which) {
        return switch (unit) {
            case 0 -> Period.days(which, which + 1);
            case 1 -> Period.days(which * 7 - 3, which * 7 + 4);
            case 2 -> {
                LocalDate first = LocalDate.of(Math.floorDiv(which, 12), Math.floorMod(which, 12) + 1, 1);
                yield Period.days(
                        (int) first.toEpochDay(), (int) first.plusMonths(1).toEpochDay());
            }
            case 3 ->
                Period.days((int) LocalDate.of(which, 1, 1).toEpochDay(), (int)
                        LocalDate.of(which + 1, 1, 1).toEpochDay());
            default -> Period.ALWAYS;
        };
    }

    /** The change of a commit that made these untrue: their days, and the level-14 cells among their tiles. */
    Change change(List<WarmKey> untrue) {
        int[] days = untrue.stream()
                .filter(k -> k.kind() == WarmKey.Kind.DAY)
                .mapToInt(WarmKey::day)
                .toArray();
        long[] cells = untrue.stream()
                .filter(k -> k.kind() == WarmKey.Kind.TILE && k.z() == Change.CELL_LEVEL)
                .mapToLong(k -> ZOrder.code(k.x(), k.y()))
                .toArray();
        generation++;
        return Change.of(new Owner(untrue.getFirst().user()), generation, days, cells);
    }
}
