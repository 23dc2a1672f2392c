package datapunk.lake.store.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FixTable;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayMergeTest {

    private static Slice slice(int... secondsAndAccuracies) {
        return Slice.whole(Tables.day(secondsAndAccuracies));
    }

    @Test
    void theFirstPayloadOfAKeyIsStoredAndOthersSupersede() {
        DayMerge merge = DayMerge.first(slice(1, 10, 1, 20, 2, 10));
        assertEquals(2, merge.stored());
        assertEquals(1, merge.superseded());
        assertTrue(merge.isNewFix(0));
        assertFalse(merge.isNewFix(1));
    }

    @Test
    void theSameDayAgainChangesNothing() {
        DayMerge merge = DayMerge.same(slice(1, 10, 2, 10));
        assertFalse(merge.changed());
        assertEquals(2, merge.duplicate());
    }

    @Test
    void aUnionKnowsWhereEverythingStands() {
        DayMerge merge = DayMerge.of(slice(1, 10, 2, 20, 3, 5, 3, 6), slice(2, 10, 1, 10, 4, 10));
        assertEquals(6, merge.merged().size());
        assertEquals(1, merge.stored());
        assertEquals(2, merge.superseded());
        assertEquals(1, merge.duplicate());
        assertArrayEquals(new int[] {0, 2, 3, 4}, merge.newAt());
        assertArrayEquals(new int[] {0, 1, 5}, merge.oldAt());
        assertTrue(merge.isNewFix(3));
        assertFalse(merge.isNewFix(2), "the key was known under another payload");
        assertFalse(merge.isNewFix(4), "the second payload of a new key");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aUnionIsASortedSetThatDoesNotDependOnTheSides(int seed) {
        var random = new Random(seed);
        int[] a = new int[120];
        int[] b = new int[90];
        for (int i = 0; i < 120; i++) {
            a[i] = random.nextInt(i % 2 == 0 ? 40 : 3);
        }
        for (int i = 0; i < 90; i++) {
            b[i] = random.nextInt(i % 2 == 0 ? 40 : 3);
        }
        DayMerge one = DayMerge.of(slice(a), slice(b));
        DayMerge other = DayMerge.of(slice(b), slice(a));
        assertTrue(one.merged().table().normal());
        assertArrayEquals(one.merged().hash(), other.merged().hash());
        var all = new TreeSet<String>();
        for (int[] list : new int[][] {a, b}) {
            for (int i = 0; i < list.length; i += 2) {
                all.add(list[i] + " " + list[i + 1]);
            }
        }
        assertEquals(all.size(), one.merged().size());
        assertEquals(slice(a).size(), one.stored() + one.superseded() + one.duplicate());
        assertEquals(one.merged().keys() - slice(b).keys(), one.stored());
        FixTable before = slice(b).table();
        for (int row = 0; row < one.oldAt().length; row++) {
            assertEquals(0, before.compare(row, one.merged().table(), one.oldAt()[row]));
        }
    }
}
