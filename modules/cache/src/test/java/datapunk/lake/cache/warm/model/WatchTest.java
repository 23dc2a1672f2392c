package datapunk.lake.cache.warm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final KeyTable table = new KeyTable(10);
    private final Watch watch = new Watch(table, 10, 2);

    private List<Integer> seen(long now, double p) {
        var seen = new ArrayList<Integer>();
        watch.look(now, slot -> {
            seen.add(slot);
            return p;
        });
        return seen;
    }

    @Test
    void looksAgainAfterAMinuteOrAfterSixWhenItIsUnlikely() {
        int slot = table.add(1, 1);
        watch.add(slot, 0, 7_200_000);

        assertEquals(List.of(slot), seen(0, .5));
        assertEquals(List.of(), seen(59_999, .5));
        assertEquals(List.of(slot), seen(60_000, .01));
        assertEquals(List.of(), seen(400_000, .01));
        assertEquals(List.of(slot), seen(420_000, -1));
        assertEquals(List.of(), seen(900_000, .5));
    }

    @Test
    void endsWithItsTimeOrWhenTheSlotGetsAnotherKey() {
        int first = table.add(1, 1);
        int second = table.add(2, 2);
        watch.add(first, 0, 1_000);
        watch.add(second, 0, 100_000);
        table.remove(second);
        assertEquals(second, table.add(3, 3));

        assertEquals(List.of(first), seen(0, .5));
        assertEquals(List.of(), seen(70_000, .5));
    }

    @Test
    void passesNewcomersOverWhenThereIsNoRoom() {
        watch.add(table.add(1, 1), 0, 1_000);
        watch.add(table.add(2, 2), 0, 1_000);
        watch.add(table.add(3, 3), 0, 1_000);

        assertEquals(2, seen(0, -1).size());
        assertEquals(0, seen(0, -1).size());
    }
}
