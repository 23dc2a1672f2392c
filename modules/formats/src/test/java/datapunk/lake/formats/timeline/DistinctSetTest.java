package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DistinctSetTest {

    @Test
    void equalTriplesCountOnce() {
        var set = new DistinctSet();
        for (int i = 0; i < 50_000; i++) {
            set.add(i % 20_000, i % 2, 7);
        }
        set.add(1, 7, 1);
        set.add(7, 1, 1);
        assertEquals(OptionalLong.of(20_002), set.size());
    }

    @Test
    void tooManyAreNotCounted() {
        var set = new DistinctSet();
        for (int i = 0; i <= DistinctSet.MOST; i++) {
            set.add(i, 0, 0);
        }
        assertEquals(OptionalLong.empty(), set.size());
    }
}
