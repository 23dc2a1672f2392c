package datapunk.lake.cache.warm.model;

import java.util.Arrays;

/** Slots that are looked at again and again for a while: each minute, each six minutes once they are unlikely. */
public final class Watch {
    private static final long SOON = 60_000;
    private static final long LATER = 360_000;
    private static final double UNLIKELY = .04;

    private final KeyTable table;
    private final int[] slots;
    private final int[] stamps;
    private final long[] next;
    private final long[] until;
    private final int[] place;
    private int size;

    /** Looks at a slot. */
    public interface Look {
        /** @return how likely it is, or below 0 when it need not be watched any more */
        double at(int slot);
    }

    /** Watches at most so many of the table's slots. */
    public Watch(KeyTable table, int slots, int most) {
        this.table = table;
        this.slots = new int[most];
        stamps = new int[most];
        next = new long[most];
        until = new long[most];
        place = new int[slots];
        Arrays.fill(place, -1);
    }

    /** Watches a slot from now on. Without room the newcomer is passed over. */
    public void add(int slot, long now, long end) {
        int at = place[slot];
        if (at < 0) {
            if (size == slots.length) {
                return;
            }
            at = size++;
            slots[at] = slot;
            place[slot] = at;
        }
        stamps[at] = table.stamp(slot);
        next[at] = now;
        until[at] = end;
    }

    /** Looks at all whose time has come. */
    public void look(long now, Look look) {
        for (int at = size - 1; at >= 0; at--) {
            if (next[at] > now) {
                continue;
            }
            int slot = slots[at];
            double p = now > until[at] || table.stamp(slot) != stamps[at] ? -1 : look.at(slot);
            if (p < 0) {
                remove(at);
            } else {
                next[at] = now + (p < UNLIKELY ? LATER : SOON);
            }
        }
    }

    private void remove(int at) {
        int last = --size;
        place[slots[at]] = -1;
        if (at != last) {
            slots[at] = slots[last];
            stamps[at] = stamps[last];
            next[at] = next[last];
            until[at] = until[last];
            place[slots[at]] = at;
        }
    }

    /** Watches nothing any more. */
    public void clear() {
        while (size > 0) {
            remove(size - 1);
        }
    }
}
