package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.RegionStatus.Minute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The requests of the last hour, by minute. For one thread. */
final class Minutes {
    private static final int KEPT = 60;
    private static final long MINUTE = 60_000;

    /** Which minute since the epoch each place of the ring holds. */
    private final long[] minute = new long[KEPT];

    private final long[] requests = new long[KEPT];
    private final long[] hits = new long[KEPT];
    private final double[] savedMillis = new double[KEPT];

    void asked(long now) {
        requests[place(now)]++;
    }

    void hit(long now, double saved) {
        int place = place(now);
        hits[place]++;
        savedMillis[place] += saved;
    }

    private int place(long now) {
        long current = now / MINUTE;
        int place = (int) (current % KEPT);
        if (minute[place] != current) {
            minute[place] = current;
            requests[place] = 0;
            hits[place] = 0;
            savedMillis[place] = 0;
        }
        return place;
    }

    /** The last 60 minutes, this one included, oldest first. @param since minutes before it are left out */
    List<Minute> history(long now, long since) {
        List<Minute> history = new ArrayList<>();
        long current = now / MINUTE;
        for (long m = Math.max(current - KEPT + 1, since / MINUTE); m <= current; m++) {
            int place = (int) (m % KEPT);
            boolean there = minute[place] == m && requests[place] > 0;
            history.add(new Minute(
                    Instant.ofEpochMilli(m * MINUTE),
                    there ? requests[place] : 0,
                    there
                            ? OptionalDouble.of(Math.min(1, (double) hits[place] / requests[place]))
                            : OptionalDouble.empty()));
        }
        return history;
    }

    /** Requests, hits and saved milliseconds of the last hour. */
    Hour hour(long now) {
        long current = now / MINUTE;
        var hour = new Hour(0, 0, 0);
        for (int place = 0; place < KEPT; place++) {
            if (current - minute[place] < KEPT) {
                hour = hour.and(new Hour(requests[place], hits[place], savedMillis[place]));
            }
        }
        return hour;
    }

    /** An hour summed up. */
    record Hour(long requests, long hits, double savedMillis) {
        Hour and(Hour other) {
            return new Hour(requests + other.requests, hits + other.hits, savedMillis + other.savedMillis);
        }
    }
}
