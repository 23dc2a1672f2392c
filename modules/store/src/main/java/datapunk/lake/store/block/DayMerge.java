package datapunk.lake.store.block;

import datapunk.lake.model.FixTable;

/**
 * The union of what the lake holds of a day and what a file states of it. Importing is this set union, so that
 * repeating it, another order, or doing it in parallel gives the same day.
 */
public final class DayMerge {
    private final Slice merged;
    private final int[] oldAt;
    private final int[] newAt;
    private final boolean[] fresh;
    private int stored;
    private int duplicate;
    private int superseded;

    private DayMerge(Slice merged, int[] oldAt, int[] newAt, boolean[] fresh) {
        this.merged = merged;
        this.oldAt = oldAt;
        this.newAt = newAt;
        this.fresh = fresh;
    }

    /** The day when the lake held nothing of it. */
    public static DayMerge first(Slice incoming) {
        int n = incoming.size();
        int[] at = new int[n];
        boolean[] fresh = new boolean[n];
        var merge = new DayMerge(incoming, new int[0], at, fresh);
        for (int i = 0; i < n; i++) {
            at[i] = i;
            fresh[i] = !incoming.repeatsKey(incoming.from() + i);
            merge.count(fresh[i]);
        }
        return merge;
    }

    /** The day when the lake held exactly the same. */
    public static DayMerge same(Slice incoming) {
        int n = incoming.size();
        int[] at = new int[n];
        for (int i = 0; i < n; i++) {
            at[i] = i;
        }
        var merge = new DayMerge(incoming, at, at, new boolean[n]);
        merge.duplicate = n;
        return merge;
    }

    /** The union with what the lake holds. */
    public static DayMerge of(Slice incoming, Slice existing) {
        FixTable in = incoming.table();
        FixTable ex = existing.table();
        var out = new FixTable(incoming.size() + existing.size());
        int[] oldAt = new int[existing.size()];
        int[] newAt = new int[incoming.size()];
        boolean[] fresh = new boolean[incoming.size() + existing.size()];
        int duplicates = 0;
        int i = incoming.from();
        int j = existing.from();
        while (i < incoming.to() || j < existing.to()) {
            int order = i >= incoming.to() ? 1 : j >= existing.to() ? -1 : in.compare(i, ex, j);
            if (order <= 0) {
                newAt[i - incoming.from()] = out.size();
            }
            if (order >= 0) {
                oldAt[j - existing.from()] = out.size();
            }
            if (order < 0) {
                fresh[out.size()] = true;
                out.add(in, i++);
            } else {
                duplicates += order == 0 ? 1 : 0;
                i += order == 0 ? 1 : 0;
                out.add(ex, j++);
            }
        }
        var merge = new DayMerge(Slice.whole(out), oldAt, newAt, fresh);
        merge.duplicate = duplicates;
        merge.classify();
        return merge;
    }

    /** Of the rows that came in, only the first of a key that the lake did not have is a new fix. */
    private void classify() {
        FixTable table = merged.table();
        for (int group = 0; group < table.size(); ) {
            int end = group + 1;
            boolean known = !fresh[group];
            while (end < table.size() && table.compareKeys(group, table, end) == 0) {
                known |= !fresh[end];
                end++;
            }
            for (int row = group; row < end; row++) {
                if (fresh[row]) {
                    fresh[row] = !known;
                    count(!known);
                    known = true;
                }
            }
            group = end;
        }
    }

    private void count(boolean isNewFix) {
        if (isNewFix) {
            stored++;
        } else {
            superseded++;
        }
    }

    /** The day now. */
    public Slice merged() {
        return merged;
    }

    /** Whether the day changed. */
    public boolean changed() {
        return stored + superseded > 0;
    }

    /** Where the observations that the lake held stand now. */
    public int[] oldAt() {
        return oldAt;
    }

    /** Where the observations that came in stand now. */
    public int[] newAt() {
        return newAt;
    }

    /** Whether a row of the merged day is a fix that the lake did not have under any payload. */
    public boolean isNewFix(int row) {
        return fresh[row - merged.from()];
    }

    /** New fixes. */
    public int stored() {
        return stored;
    }

    /** Observations that the lake already held. */
    public int duplicate() {
        return duplicate;
    }

    /** Known fixes with another payload. */
    public int superseded() {
        return superseded;
    }
}
