package datapunk.lake.ingest.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void whoFindsNoRoomWaitsUntilRoomIsGivenBack() throws InterruptedException {
        var window = new Window(2);
        window.take();
        window.take();
        var third = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            window.take();
            third.countDown();
        });

        assertFalse(third.await(50, TimeUnit.MILLISECONDS));
        window.give();
        assertTrue(third.await(5, TimeUnit.SECONDS));
        assertEquals(2, window.inFlight());
    }

    @Test
    void drainingWaitsForAllAndLeavesAllRoom() throws InterruptedException {
        var window = new Window(3);
        window.take();
        var drained = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            window.drain();
            drained.countDown();
        });

        assertFalse(drained.await(50, TimeUnit.MILLISECONDS));
        window.give();
        assertTrue(drained.await(5, TimeUnit.SECONDS));
        assertEquals(0, window.inFlight());
    }
}
