package datapunk.lake.cache.replay;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.replay.ReplayReport.Latency;
import datapunk.lake.cache.replay.ReplayReport.Reads;
import datapunk.lake.cache.replay.ReplayReport.Work;
import java.util.OptionalLong;

/** Counts one replay. What happens before the first counted millisecond only shows in the unread loads of each minute. */
final class Meter {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int STEPS_A_MILLI = 4;
    private static final int LONGEST_MILLIS = 2_000;
    private static final int FEW_UNREAD = 30;

    private final long begin;
    private final long from;
    private final int[] unreadInMinute;
    private final long[] waits = new long[LONGEST_MILLIS * STEPS_A_MILLI + 1];
    private long requests;
    private long hits;
    private long bytes;
    private long hitBytes;
    private long hourRequests;
    private long hourHits;
    private long hourBytes;
    private long hourHitBytes;
    private long queries;
    private double millis;
    private long ahead;
    private double aheadMillis;
    private long useful;
    private long late;
    private double waited;
    private long hourEnds;

    Meter(Trace trace, int learnDays) {
        this.begin = trace.begin();
        this.from = begin + learnDays * 24 * HOUR;
        this.unreadInMinute = new int[(int) ((trace.days() + 2) * 24 * HOUR / MINUTE)];
    }

    private boolean counts(long now) {
        return now >= from;
    }

    void read(Event request, boolean hit, double wait) {
        if (!counts(request.millis())) {
            return;
        }
        requests++;
        bytes += request.bytes();
        hits += hit ? 1 : 0;
        hitBytes += hit ? request.bytes() : 0;
        if (request.millis() < hourEnds) {
            hourRequests++;
            hourBytes += request.bytes();
            hourHits += hit ? 1 : 0;
            hourHitBytes += hit ? request.bytes() : 0;
        }
        waited += wait;
        waits[(int) Math.min(Math.round(wait * STEPS_A_MILLI), waits.length - 1)]++;
    }

    void query(long now, double cost) {
        if (counts(now)) {
            queries++;
            millis += cost;
        }
    }

    void ahead(long now, Worth worth) {
        unreadInMinute[minute(now)]++;
        if (counts(now)) {
            ahead++;
            aheadMillis += worth.costMillis();
        }
    }

    private int minute(long now) {
        return (int) Math.clamp((now - begin) / MINUTE, 0, unreadInMinute.length - 1);
    }

    /** A user read what was loaded ahead at some time before. */
    void useful(long now, long loaded) {
        unreadInMinute[minute(loaded)]--;
        useful += counts(now) ? 1 : 0;
    }

    void late(long now) {
        late += counts(now) ? 1 : 0;
    }

    void restarted(long now) {
        hourEnds = now + HOUR;
    }

    ReplayReport report(String contender, Warming warming, double quietFrom) {
        return new ReplayReport(
                contender,
                new Reads(requests, hits, bytes, hitBytes),
                new Reads(hourRequests, hourHits, hourBytes, hourHitBytes),
                new Work(queries, millis, ahead, aheadMillis, useful, late),
                new Latency(requests == 0 ? 0 : waited / requests, wait(0.95), wait(0.99)),
                warming.auc(),
                warming.scored(),
                quiet((int) (quietFrom * 24 * HOUR / MINUTE)));
    }

    private double wait(double share) {
        long left = (long) Math.ceil(requests * share);
        for (int i = 0; i < waits.length; i++) {
            left -= waits[i];
            if (left <= 0) {
                return (double) i / STEPS_A_MILLI;
            }
        }
        return LONGEST_MILLIS;
    }

    /** Minutes from a minute on until an hour of loads of which hardly any stays unread. */
    private OptionalLong quiet(int minute) {
        for (int first = minute; first + 60 < unreadInMinute.length; first++) {
            int unread = 0;
            for (int i = first; i < first + 60; i++) {
                unread += unreadInMinute[i];
            }
            if (unread <= FEW_UNREAD) {
                return OptionalLong.of(first - minute);
            }
        }
        return OptionalLong.empty();
    }
}
