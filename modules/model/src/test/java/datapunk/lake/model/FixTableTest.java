package datapunk.lake.model;

import static datapunk.lake.model.Fixes.at;
import static datapunk.lake.model.Fixes.table;
import static datapunk.lake.model.Fixes.with;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FixTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixTableTest {

    @Test
    void aTimeBefore1970LiesOnANegativeDayWithAPositiveTimeOfDay() {
        FixTable t = table(at(-1, 1, 2), at(-Fix.DAY, 1, 2));
        assertEquals(-1, t.day(0));
        assertEquals(Fix.DAY - 1, t.get(Column.TIME, 0));
        assertEquals(-1, t.time(0));
        assertEquals(-1, t.day(1));
        assertEquals(0, t.get(Column.TIME, 1));
    }

    @Test
    void ofEqualRowsTheOneThatCameFirstStays() {
        FixTable t = table(with(5, 1, 1, 7, null, 30), with(5, 1, 1, 7, null, 10), with(4, 1, 1, 7, null, 20))
                .normalized();
        assertEquals(2, t.size());
        assertEquals(20, t.position(0));
        assertEquals(30, t.position(1));
    }

    @Test
    void anotherPayloadUnderTheSameKeyIsAnotherRowNextToIt() {
        FixTable t = table(with(5, 1, 1, 9, null, 0), with(5, 1, 1, 7, "{}", 0), with(5, 1, 1, 7, null, 0))
                .normalized();
        assertEquals(3, t.size());
        assertEquals(0, t.compareKeys(0, t, 2));
        assertEquals(7, t.get(Column.ACCURACY, 0));
        assertNull(t.attributes(0));
        assertEquals("{}", t.attributes(1));
        assertEquals(9, t.get(Column.ACCURACY, 2));
    }

    @Test
    void aNormalTableIsItsOwnNormalForm() {
        FixTable t = table(at(1, 1, 1), at(2, 1, 1));
        assertTrue(t.normal());
        assertSame(t, t.normalized());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theNormalFormDoesNotDependOnTheOrderOfArrival(int seed) {
        var random = new Random(seed);
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            fixes.add(with(random.nextInt(40) * 7L, random.nextInt(3), random.nextInt(3), random.nextInt(2), null, 0));
        }
        FixTable a = table(fixes.toArray(Fix[]::new)).normalized();
        Collections.shuffle(fixes, random);
        FixTable b = table(fixes.toArray(Fix[]::new)).normalized();
        assertTrue(a.normal());
        assertEquals(new TreeSet<>(fixes.stream().map(Fix::toString).toList()).size(), a.size());
        for (int i = 0; i < a.size(); i++) {
            assertEquals(0, a.compare(i, b, i));
        }
    }

    @Test
    void instantsThatLieTooFarApartForOneWordAreStillOrdered() {
        var random = new Random(1);
        var t = new FixTable(1);
        t.add(at(-60_000_000_000_000_000L, 0, 0));
        for (int i = 0; i < 5000; i++) {
            t.add(at(random.nextLong(-60_000_000_000_000_000L, 60_000_000_000_000_000L), 0, 0));
        }
        assertTrue(t.normalized().normal());
    }

    @Test
    void manyFixesOfOneInstantAreSortedInReasonableTime() {
        var t = new FixTable(1);
        for (int i = 0; i < 100_000; i++) {
            t.add(at(77, 100_000 - i, 0));
        }
        FixTable sorted = t.normalized();
        assertTrue(sorted.normal());
        assertEquals(1, sorted.lon(0));
    }

    @Test
    void aBlockWithConstantAndEmptyColumnsIsReadBackInFull() {
        var t = new FixTable(1);
        int[][] columns = new int[Column.values().length][];
        for (Column c : Column.values()) {
            columns[c.ordinal()] = switch (c) {
                case TIME -> new int[] {1, 2, 3};
                case LON, LAT -> new int[] {4, 5, 6};
                case ACCURACY -> new int[] {9};
                case SPEED -> new int[] {1, FixTable.NONE, 3};
                default -> new int[0];
            };
        }
        t.addBlock(-4, columns, new long[] {42}, new ActivitySamples[0], new String[] {null, "{}", null});
        assertEquals(3, t.size());
        assertEquals(-4 * Fix.DAY + 2, t.time(1));
        assertEquals(9, t.get(Column.ACCURACY, 2));
        assertEquals(FixTable.NONE, t.get(Column.SPEED, 1));
        assertEquals(FixTable.NONE, t.get(Column.FLAGS, 0));
        assertArrayEquals(new long[] {42, 42, 42}, java.util.Arrays.copyOf(t.devices(), 3));
        assertEquals("{}", t.attributes(1));
        assertTrue(t.samples(0).isEmpty());
    }

    @Test
    void aDayEndsWhereTheNextBegins() {
        FixTable t = table(at(0, 1, 1), at(Fix.DAY - 1, 1, 1), at(Fix.DAY, 1, 1));
        assertEquals(2, t.endOfDay(0));
        assertEquals(3, t.endOfDay(2));
    }
}
