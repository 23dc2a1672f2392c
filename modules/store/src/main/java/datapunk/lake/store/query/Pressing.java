package datapunk.lake.store.query;

import datapunk.lake.bus.store.StoreDoors.Pressure;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** How hard questions press on a number of connections. For any thread. */
public final class Pressing {
    private static final int REMEMBERED = 256;
    private static final long MINUTE = 60_000;

    private final int connections;
    private final LongSupplier millis;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLongArray ended = new AtomicLongArray(REMEMBERED);
    private final AtomicLongArray took = new AtomicLongArray(REMEMBERED);

    /** Pressure on so many connections. @param millis a clock that only grows, beginning above 0 */
    public Pressing(int connections, LongSupplier millis) {
        this.connections = connections;
        this.millis = millis;
    }

    /** A question comes. @return to be run when it goes */
    public Runnable begun() {
        open.incrementAndGet();
        long begun = millis.getAsLong();
        return () -> {
            open.decrementAndGet();
            long now = millis.getAsLong();
            int at = Math.floorMod(next.getAndIncrement(), REMEMBERED);
            took.set(at, now - begun);
            ended.set(at, now);
        };
    }

    /** How it is now. */
    public Pressure now() {
        int asked = open.get();
        return new Pressure(
                (double) Math.min(asked, connections) / connections, Math.max(0, asked - connections), p95());
    }

    private double p95() {
        long[] recent = new long[REMEMBERED];
        int n = 0;
        long since = millis.getAsLong() - MINUTE;
        for (int i = 0; i < REMEMBERED; i++) {
            if (ended.get(i) > Math.max(0, since)) {
                recent[n++] = took.get(i);
            }
        }
        Arrays.sort(recent, 0, n);
        return n == 0 ? 0 : recent[(int) (n * 0.95)];
    }
}
