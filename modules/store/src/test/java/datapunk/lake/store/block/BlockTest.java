package datapunk.lake.store.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FixTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts of a day block. */
class BlockTest {

    @Test
    void membersOfAllAreNoBytesAndOthersAreABitmapOfTheDaysSize() {
        assertEquals(0, Members.all(17).bytes().length);
        assertEquals(0, Members.of(2, 0, 1).bytes().length);
        assertArrayEquals(new byte[] {0b0000_0101, 0, 0}, Members.of(17, 0, 2).bytes());
        assertEquals(Members.of(17, 0, 2), Members.ofBytes(17, new byte[] {5, 0, 0}));
        assertEquals(Members.all(17), Members.ofBytes(17, new byte[0]));
    }

    @Test
    void membersMoveWithTheirObservations() {
        Members members = Members.of(3, 0, 2);
        assertEquals(Members.of(5, 1, 4), members.moved(5, new int[] {1, 2, 4}));
        assertEquals(Members.of(1, 0), members.moved(1, new int[] {0, -1, -1}));
        assertEquals(Members.all(3), members.or(Members.of(3, 1)));
        assertTrue(Members.of(3).isEmpty());
        assertEquals(2, members.count());
        assertFalse(members.has(1));
    }

    @Test
    void varintsComeBack() {
        byte[] bytes = new byte[64];
        long[] values = {0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, 1L << 52, Long.MAX_VALUE};
        int at = 0;
        for (long value : values) {
            at = Varint.put(bytes, at, value);
        }
        var in = new Varint(Arrays.copyOf(bytes, at));
        for (long value : values) {
            assertEquals(value, in.next());
        }
        assertFalse(in.hasMore());
        assertEquals(-2, new Varint(HexFormat.of().parseHex("fffffffffffffffe")).fixed());
    }

    @Test
    void theHashOfADayIsPinned() {
        Slice slice = Slice.whole(Tables.day(1, 10, 2, 20));
        assertEquals("428f277042103d19e9eb4885d66b96b2", HexFormat.of().formatHex(slice.hash()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theHashTellsEveryDifferenceAndNothingElse(int seed) {
        var random = new Random(seed);
        FixTable table = Tables.random(random, 3, 50);
        var shifted = new FixTable(60);
        FixTable before = Tables.random(random, 2, 10);
        for (int i = 0; i < before.size(); i++) {
            shifted.add(before, i);
        }
        for (int i = 0; i < table.size(); i++) {
            shifted.add(table, i);
        }
        byte[] hash = Slice.whole(table).hash();
        assertArrayEquals(hash, new Slice(shifted, before.size(), shifted.size()).hash());
        assertFalse(Arrays.equals(hash, new Slice(table, 1, table.size()).hash()));
        assertFalse(
                Arrays.equals(hash, Slice.whole(Tables.random(random, 3, 50)).hash()));
    }
}
