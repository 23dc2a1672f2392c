package datapunk.lake.cache.warm.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoadQueueTest {
    private final LoadQueue<String, Integer> queue = new LoadQueue<>();

    @Test
    void givesTheMostValuableFirstAndEqualOnesInOrder() {
        queue.offer("a", 0, 1, 100, 0);
        queue.offer("b", 0, 3, 100, 0);
        queue.offer("c", 0, 1, 100, 0);
        queue.offer("b", 0, 9, 100, 0);

        assertEquals("b", queue.poll().key());
        assertEquals("a", queue.poll().key());
        assertEquals("c", queue.poll().key());
        assertNull(queue.poll());
    }

    @Test
    void aKeyCanLeaveTheLine() {
        queue.offer("a", 0, 1, 100, 0);

        assertTrue(queue.remove("a"));
        assertFalse(queue.remove("a"));
        assertTrue(queue.isEmpty());
    }

    @Test
    void aFullLineThrowsOutWhatGaveUpBeforeItRefuses() {
        for (int i = 0; i < 512; i++) {
            assertTrue(queue.offer("k" + i, 0, 1, i == 0 ? 10 : 100, 0));
        }

        assertFalse(queue.offer("late", 0, 1, 100, 5));
        assertTrue(queue.offer("late", 0, 1, 100, 50));
        assertFalse(queue.remove("k0"));
    }
}
