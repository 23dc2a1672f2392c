package datapunk.lake.cache;

import datapunk.lake.bus.store.StoreDoors.Pressure;
import java.util.Arrays;

/**
 * Whether the database has enough to do: questions wait for a connection, most connections are in use, or answers take
 * twice as long as in the middle of the last hour. For one thread.
 */
final class Busyness {
    private static final double MOST_BUSY = .6;
    private static final int HOUR = 60;
    private static final int ENOUGH = 5;
    /** Quicker answers are quick, whatever the hour was like. */
    private static final double QUICK_MILLIS = 50;

    private final double[] minutes = new double[HOUR];
    private Pressure now = new Pressure(0, 0, 0);
    private long heard;

    /** Heard once a second. */
    void pressed(Pressure pressure) {
        now = pressure;
        if (heard++ % 60 == 0) {
            minutes[(int) (heard / 60 % HOUR)] = pressure.p95Millis();
        }
    }

    boolean busy() {
        return now.waiting() > 0 || now.busyShare() > MOST_BUSY || slow();
    }

    private boolean slow() {
        double[] known = Arrays.stream(minutes).filter(p95 -> p95 > 0).sorted().toArray();
        return known.length >= ENOUGH
                && now.p95Millis() > QUICK_MILLIS
                && now.p95Millis() > 2 * known[known.length / 2];
    }
}
