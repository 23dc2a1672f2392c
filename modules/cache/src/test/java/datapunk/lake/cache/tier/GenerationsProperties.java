package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a model that counts the fixes each question would count. */
class GenerationsProperties {
    private static final Owner OWNER = new Owner(1);
    private static final int SIDE = 8;
    private static final int DAYS = 20;

    /** Number of fixes by day and level-14 cell, each cell near 0, 0. */
    private static final class Lake {
        final int[][][] fixes = new int[DAYS][SIDE][SIDE];
        final List<Change> log = new ArrayList<>();
        long generation = 500;

        Change commit(Random random) {
            int n = 1 + random.nextInt(4);
            int[] days = new int[n];
            long[] cells = new long[n];
            for (int i = 0; i < n; i++) {
                int x = random.nextInt(SIDE);
                int y = random.nextInt(SIDE);
                days[i] = random.nextInt(DAYS);
                cells[i] = ZOrder.code(x, y);
                fixes[days[i]][x][y]++;
            }
            Change change = Change.of(OWNER, ++generation, days, cells);
            log.add(change);
            return change;
        }

        long answer(Question question) {
            return switch (question) {
                case Question.Tile t -> sum(t.period(), 14 - t.z(), t.x(), t.y());
                default -> sum(question.period(), 14, 0, 0);
            };
        }

        private long sum(Period period, int shift, int x, int y) {
            long sum = 0;
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < SIDE; i++) {
                    for (int j = 0; j < SIDE; j++) {
                        boolean in =
                                period.firstDay() <= day && day < period.endDay() && i >> shift == x && j >> shift == y;
                        sum += in ? fixes[day][i][j] : 0;
                    }
                }
            }
            return sum;
        }
    }

    private record Kept(long generation, long value) {}

    private static Question question(Random random) {
        int from = random.nextInt(DAYS);
        Period period =
                random.nextBoolean() ? Period.ALWAYS : Period.days(from, from + 1 + random.nextInt(DAYS - from));
        int z = 11 + random.nextInt(4);
        int side = Math.max(1, SIDE >> 14 - z);
        return switch (random.nextInt(4)) {
            case 0 -> new Question.Histogram(OWNER, true, period);
            case 1 -> new Question.Day(OWNER, from);
            default -> new Question.Tile(OWNER, z, random.nextInt(side), random.nextInt(side), period);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anAnswerThatHoldsIsNeverAnotherThanAFreshOne(int seed) {
        var random = new Random(seed);
        var lake = new Lake();
        var generations = new Generations();
        Map<Question, Kept> kept = new HashMap<>();
        Map<Question, Map<Long, Kept>> versions = new HashMap<>();
        generations.caughtUp(new Standing(OWNER, lake.generation, List.of()), 0);
        int held = 0;
        int found = 0;
        for (int i = 0; i < 12_000; i++) {
            if (random.nextInt(3) == 0) {
                advance(lake, generations, random);
            }
            Question question = question(random);
            Kept old = kept.get(question);
            if (old != null && generations.holds(question, old.generation())) {
                held++;
                assertEquals(lake.answer(question), old.value(), () -> question + " at " + old.generation());
            }
            Map<Long, Kept> places = versions.computeIfAbsent(question, q -> new HashMap<>());
            Kept there = places.get(generations.version(question));
            if (there != null && generations.holds(question, there.generation())) {
                found++;
                assertEquals(lake.answer(question), there.value());
            }
            if (random.nextBoolean()) {
                var fresh = new Kept(lake.generation, lake.answer(question));
                kept.put(question, fresh);
                places.put(generations.version(question), fresh);
            }
        }
        assertTrue(held > 500 && found > 500, held + " held, " + found + " found: the test says something");
    }

    /** A commit of this process, or some of others and a look that may be cut to a window. */
    private static void advance(Lake lake, Generations generations, Random random) {
        if (random.nextInt(4) > 0) {
            generations.changed(lake.commit(random));
            return;
        }
        long known = generations.applied(1);
        for (int n = random.nextInt(5); n >= 0; n--) {
            lake.commit(random);
        }
        List<Change> missed =
                lake.log.stream().filter(c -> c.generation() > known).toList();
        if (random.nextInt(10) == 0) {
            generations.changed(Change.everything(OWNER, lake.generation));
            missed = List.of();
        }
        generations.caughtUp(new Standing(OWNER, lake.generation, missed), generations.rumour(1));
        assertEquals(lake.generation, generations.applied(1));
    }
}
