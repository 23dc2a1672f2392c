package datapunk.lake.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.bus.store.StoreDoors.Pressure;
import org.junit.jupiter.api.Test;

class PressingTest {
    private long now = 1_000;
    private final Pressing pressing = new Pressing(4, () -> now);

    @Test
    void questionsBeyondTheConnectionsWait() {
        assertEquals(new Pressure(0, 0, 0), pressing.now());
        Runnable first = pressing.begun();
        pressing.begun();
        assertEquals(.5, pressing.now().busyShare());
        for (int i = 0; i < 5; i++) {
            pressing.begun();
        }
        assertEquals(1, pressing.now().busyShare());
        assertEquals(3, pressing.now().waiting());
        first.run();
        assertEquals(2, pressing.now().waiting());
    }

    @Test
    void slowAnswersOfTheLastMinuteAreToldAndOlderOnesForgotten() {
        for (int i = 1; i <= 100; i++) {
            Runnable ended = pressing.begun();
            now += i;
            ended.run();
        }
        assertEquals(96, pressing.now().p95Millis());
        now += 61_000;
        assertEquals(0, pressing.now().p95Millis());
    }
}
