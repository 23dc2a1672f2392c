package datapunk.lake.cache.warm.model;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is known of each template key, in arrays: about 130 bytes a key. A key is a pair of longs that the caller makes;
 * its slot stays the same until {@link KeyTable#stamp} of the slot changes. When all slots are taken, the least asked for of a
 * few drawn at random gives way.
 */
public final class KeyStats {
    /** Half-hours of a day. */
    public static final int HALF_HOURS = 48;

    private static final int DRAWN = 24;
    private static final double HOUR = 3_600_000;
    private static final double DAY = 24 * HOUR;
    private static final int CLOCKS = HALF_HOURS + 7;
    private static final int SLOT_BYTES = 5 * 8 + 8 * 4 + 1 + CLOCKS;

    private final int capacity;
    private final KeyTable table;
    private final long[] since;
    private final long[] last;
    private final long[] invalidated;
    private final float[] gap;
    private final float[] hour;
    private final float[] day;
    private final float[] tenDays;
    private final float[] invalidationGap;
    private final float[] usefulness;
    private final float[] cost;
    private final int[] bytes;
    private final byte[] readSince;
    private final byte[] clocks;
    private long random;

    /** Room for so many keys. */
    public KeyStats(int capacity, long seed) {
        this.capacity = capacity;
        random = seed * 0x9E3779B97F4A7C15L + 1;
        table = new KeyTable(capacity);
        since = new long[capacity];
        last = new long[capacity];
        invalidated = new long[capacity];
        gap = new float[capacity];
        hour = new float[capacity];
        day = new float[capacity];
        tenDays = new float[capacity];
        invalidationGap = new float[capacity];
        usefulness = new float[capacity];
        cost = new float[capacity];
        bytes = new int[capacity];
        readSince = new byte[capacity];
        clocks = new byte[capacity * CLOCKS];
    }

    /** The keys and their slots. */
    public KeyTable table() {
        return table;
    }

    /** The slot of a key, or -1. */
    public int find(long hi, long lo) {
        return table.find(hi, lo);
    }

    /** Counts a request. @param cost milliseconds a load takes, 0 if unknown @return the slot */
    public int asked(long hi, long lo, long now, long size, double cost) {
        int slot = table.find(hi, lo);
        if (slot < 0) {
            slot = fresh(hi, lo, now);
        } else {
            long elapsed = Math.max(0, now - last[slot]);
            decay(slot, elapsed);
            gap[slot] = gap[slot] == 0 ? elapsed : gap[slot] + (elapsed - gap[slot]) * .2f;
        }
        last[slot] = now;
        hour[slot]++;
        day[slot]++;
        tenDays[slot]++;
        readSince[slot] = 1;
        if (size > 0) {
            bytes[slot] = (int) Math.min(size, Integer.MAX_VALUE);
        }
        if (cost > 0) {
            this.cost[slot] =
                    this.cost[slot] == 0 ? (float) cost : this.cost[slot] + ((float) cost - this.cost[slot]) * .3f;
        }
        count(slot, now);
        return slot;
    }

    private void decay(int slot, long elapsed) {
        hour[slot] *= (float) Math.exp(-elapsed / HOUR);
        day[slot] *= (float) Math.exp(-elapsed / DAY);
        tenDays[slot] *= (float) Math.exp(-elapsed / (10 * DAY));
    }

    /** A change made the key's answer untrue. */
    public void invalidated(int slot, long now) {
        if (invalidated[slot] != 0) {
            float elapsed = Math.max(0, now - invalidated[slot]);
            invalidationGap[slot] = invalidationGap[slot] == 0
                    ? elapsed
                    : invalidationGap[slot] + (elapsed - invalidationGap[slot]) * .2f;
        }
        usefulness[slot] += (readSince[slot] - usefulness[slot]) * .15f;
        readSince[slot] = 0;
        invalidated[slot] = now;
    }

    private int fresh(long hi, long lo, long now) {
        if (table.size() == capacity) {
            table.remove(weakest(now));
        }
        int slot = table.add(hi, lo);
        since[slot] = now;
        invalidated[slot] = 0;
        gap[slot] = 0;
        hour[slot] = 0;
        day[slot] = 0;
        tenDays[slot] = 0;
        invalidationGap[slot] = 0;
        usefulness[slot] = .5f;
        cost[slot] = 0;
        bytes[slot] = 0;
        Arrays.fill(clocks, slot * CLOCKS, (slot + 1) * CLOCKS, (byte) 0);
        return slot;
    }

    private int weakest(long now) {
        int weakest = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < DRAWN; i++) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            int slot = (int) ((random >>> 33) % capacity);
            double count = tenDays(slot, now);
            if (count < least) {
                least = count;
                weakest = slot;
            }
        }
        return weakest;
    }

    /** Counts at both clocks; when one is full, all are halved, and the days they were counted over with them. */
    private void count(int slot, long now) {
        int first = slot * CLOCKS;
        int half = ++clocks[first + halfHour(now)] & 255;
        int day = ++clocks[first + HALF_HOURS + weekday(now)] & 255;
        if (half == 255 || day == 255) {
            for (int i = first; i < first + CLOCKS; i++) {
                clocks[i] = (byte) ((clocks[i] & 255) / 2);
            }
            since[slot] = now - (now - since[slot]) / 2;
        }
    }

    /** Half-hour of the UTC day, 0 to 47. */
    public static int halfHour(long now) {
        return (int) (Math.floorMod(now, 86_400_000L) / 1_800_000);
    }

    /** Day of the UTC week, 0 on Mondays. */
    public static int weekday(long now) {
        return (int) Math.floorMod(Math.floorDiv(now, 86_400_000L) + 3, 7L);
    }

    /** Requests counted in a half-hour of the day. */
    public int inHalfHour(int slot, int halfHour) {
        return clocks[slot * CLOCKS + halfHour] & 255;
    }

    /** Requests counted on a day of the week. */
    public int onWeekday(int slot, int weekday) {
        return clocks[slot * CLOCKS + HALF_HOURS + weekday] & 255;
    }

    /** Requests counted on all days. */
    public int counted(int slot) {
        int sum = 0;
        for (int i = slot * CLOCKS + HALF_HOURS; i < (slot + 1) * CLOCKS; i++) {
            sum += clocks[i] & 255;
        }
        return sum;
    }

    /** Days over which the clocks were counted, at least 1. */
    public double days(int slot, long now) {
        return Math.max(1, (now - since[slot]) / DAY);
    }

    /** Time of the last request. */
    public long last(int slot) {
        return last[slot];
    }

    /** Mean time between requests, 0 after the first. */
    public float gap(int slot) {
        return gap[slot];
    }

    /** Requests, fading within an hour. */
    public double hour(int slot, long now) {
        return hour[slot] * Math.exp((last[slot] - now) / HOUR);
    }

    /** Requests, fading within a day. */
    public double day(int slot, long now) {
        return day[slot] * Math.exp((last[slot] - now) / DAY);
    }

    /** Requests, fading within ten days. */
    public double tenDays(int slot, long now) {
        return tenDays[slot] * Math.exp((last[slot] - now) / (10 * DAY));
    }

    /** Time of the last invalidation, 0 if none. */
    public long invalidated(int slot) {
        return invalidated[slot];
    }

    /** Mean time between invalidations, 0 if unknown. */
    public float invalidationGap(int slot) {
        return invalidationGap[slot];
    }

    /** Moving share of past versions that anybody read. */
    public float usefulness(int slot) {
        return usefulness[slot];
    }

    /** Mean milliseconds of a load, 0 if unknown. */
    public float cost(int slot) {
        return cost[slot];
    }

    /** Bytes of the answer, 0 if unknown. */
    public int bytes(int slot) {
        return bytes[slot];
    }

    /** Bytes that {@link #write} takes. */
    public int writtenBytes() {
        return 4 + table.size() * SLOT_BYTES;
    }

    /** Writes all keys. */
    public void write(ByteBuffer out) {
        out.putInt(table.size());
        for (int s = 0; s < table.bound(); s++) {
            if (table.taken(s)) {
                out.putLong(table.hi(s))
                        .putLong(table.lo(s))
                        .putLong(since[s])
                        .putLong(last[s])
                        .putLong(invalidated[s]);
                out.putFloat(gap[s]).putFloat(hour[s]).putFloat(day[s]).putFloat(tenDays[s]);
                out.putFloat(invalidationGap[s])
                        .putFloat(usefulness[s])
                        .putFloat(cost[s])
                        .putInt(bytes[s]);
                out.put(readSince[s]).put(clocks, s * CLOCKS, CLOCKS);
            }
        }
    }

    /** Takes over keys that were written, instead of those it has. */
    public void read(ByteBuffer in) {
        table.clear();
        int written = in.getInt();
        for (int i = 0; i < written; i++) {
            int s = table.size() < capacity ? table.add(in.getLong(), in.getLong()) : -1;
            if (s < 0) {
                in.position(in.position() + SLOT_BYTES);
                continue;
            }
            since[s] = in.getLong();
            last[s] = in.getLong();
            invalidated[s] = in.getLong();
            gap[s] = in.getFloat();
            hour[s] = in.getFloat();
            day[s] = in.getFloat();
            tenDays[s] = in.getFloat();
            invalidationGap[s] = in.getFloat();
            usefulness[s] = in.getFloat();
            cost[s] = in.getFloat();
            bytes[s] = in.getInt();
            readSince[s] = in.get();
            in.get(clocks, s * CLOCKS, CLOCKS);
        }
    }
}
