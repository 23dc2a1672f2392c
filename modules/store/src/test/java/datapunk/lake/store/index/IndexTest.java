package datapunk.lake.store.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import datapunk.lake.model.PlaceName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts of cells and pyramid. */
class IndexTest {

    private static Codes codes(long... values) {
        var codes = new Codes();
        codes.addAll(values, values.length);
        return codes;
    }

    @Test
    void codesGrowSortAndKeepOneOfEach() {
        var codes = new Codes();
        for (int i = 0; i < 1000; i++) {
            codes.add(999 - i);
            codes.add(999 - i);
        }
        assertEquals(2000, codes.size());
        assertEquals(1000, codes.distinct().size());
        assertEquals(7, codes.get(7));
        codes.clear();
        assertEquals(0, codes.toArray().length);
        assertArrayEquals(new long[] {1, 2, 3}, codes(3, 1, 2).sort().toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {-800_000, -719_528, -32, -1, 0, 58, 59, 18_321, 19_000, 40_000})
    void monthsFollowTheCalendarAlsoBefore1970(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int month = Months.ofDay(day);
        assertEquals(date.getYear() * 12 + date.getMonthValue() - 1, month);
        assertEquals(date.getDayOfMonth(), Months.dayOfMonth(day));
        assertEquals(day - date.getDayOfMonth() + 1, Months.firstDay(month));
    }

    @Test
    void whatIsPendingComesBackWithSignsAndNames() {
        var berlin = new PlaceName("DE", "Germany", "", "", "Europe/Berlin", "Berlin");
        var pending = new Pending(Map.of(9L, berlin, 4L, PlaceName.NOWHERE));
        pending.day(-5, -20_000, false, codes((1L << 52) - 1, 0, 0));
        pending.day(7, 20_000, true, codes(3));
        pending.day(7, 20_001, true, codes());
        assertEquals(4, pending.codes());
        List<String> seen = new ArrayList<>();
        Pending.visit(pending.bytes(), new Pending.Visitor() {
            @Override
            public void place(long cell, long place) {
                seen.add(cell + "=" + place);
            }

            @Override
            public void day(long stream, int day, int sign, long[] sorted, int n) {
                seen.add(stream + " " + day + " " + sign + " " + Arrays.toString(Arrays.copyOf(sorted, n)));
            }
        });
        assertEquals(
                List.of(
                        "4=" + PlaceName.NOWHERE.id(),
                        "9=" + berlin.id(),
                        "-5 -20000 1 [0, 0, 4503599627370495]",
                        "7 20000 -1 [3]"),
                seen);
    }

    @Test
    void aTileWhoseLastFixIsGoneIsEmpty() {
        var tally = new Tally();
        tally.sum(new byte[0], new int[] {0, 65_535}, new int[] {2, 1}, 2);
        byte[] packed = Arrays.copyOf(tally.array(), tally.size());
        tally.sum(packed, new int[] {0, 65_535}, new int[] {-2, -1}, 2);
        assertEquals(0, tally.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sumsOfTilesAreWhatCountingOneByOneGives(int seed) {
        var random = new Random(seed);
        var tally = new Tally();
        Map<Integer, Long> model = new TreeMap<>();
        byte[] packed = new byte[0];
        for (int round = 0; round < 200; round++) {
            Map<Integer, Integer> changes = new TreeMap<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                int cell = random.nextInt(300) * 218;
                long known = model.getOrDefault(cell, 0L);
                changes.putIfAbsent(cell, random.nextInt(3) == 0 ? (int) -known : 1 + random.nextInt(100_000));
            }
            int[] cells = changes.keySet().stream().mapToInt(i -> i).toArray();
            int[] counts = changes.values().stream().mapToInt(i -> i).toArray();
            tally.sum(packed, cells, counts, cells.length);
            packed = Arrays.copyOf(tally.array(), tally.size());
            changes.forEach((cell, count) -> model.merge(cell, (long) count, Long::sum));
            model.values().removeIf(count -> count == 0);
            Map<Integer, Long> read = new TreeMap<>();
            var reader = new Tally.Reader(packed);
            while (reader.next()) {
                read.put(reader.cell(), reader.count());
            }
            assertEquals(model, read);
        }
        assertFalse(model.isEmpty());
    }
}
