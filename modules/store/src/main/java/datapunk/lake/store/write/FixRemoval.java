package datapunk.lake.store.write;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.FixTable;
import datapunk.lake.store.block.Members;
import datapunk.lake.store.block.Slice;
import datapunk.lake.store.index.Codes;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.write.Supports.Support;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes the statements of files out of the days of one stream: their support goes, and with it every observation that
 * no other file supports. Runs within a transaction that holds the stream's lock.
 */
final class FixRemoval {
    private final Blocks blocks;
    private final Supports supports;
    private final long stream;
    private final Touched touched;

    FixRemoval(Connection connection, int shard, long stream, Touched touched) {
        this.blocks = new Blocks(connection, shard, stream);
        this.supports = new Supports(connection, shard, stream);
        this.stream = stream;
        this.touched = touched;
    }

    /** Removes the files from these days. @return observations that are gone */
    long remove(List<Integer> days, Set<UUID> files, Pending pending) throws SQLException {
        Map<Integer, Slice> contents = blocks.contents(days);
        Map<Integer, Integer> sizes = new TreeMap<>();
        contents.forEach((day, slice) -> sizes.put(day, slice.size()));
        Map<Integer, Map<UUID, Support>> before = supports.of(sizes);
        Map<Integer, Map<UUID, Support>> after = new TreeMap<>();
        List<Integer> rewritten = new ArrayList<>();
        List<Blocks.Day> kept = new ArrayList<>();
        long gone = 0;
        for (int day : days) {
            Slice slice = contents.get(day);
            Map<UUID, Support> left = new TreeMap<>(before.getOrDefault(day, Map.of()));
            left.keySet().removeAll(files);
            if (slice == null) {
                continue;
            }
            Members supported = union(slice.size(), left);
            if (!supported.isAll()) {
                rewritten.add(day);
                touched.day(day);
                gone += slice.size() - supported.count();
                int[] at = positions(slice.size(), supported);
                left.replaceAll((file, s) -> s.moved(supported.count(), at));
                pending.day(stream, day, true, lost(slice, supported));
                if (!supported.isEmpty()) {
                    Slice rest = rest(slice, supported);
                    kept.add(new Blocks.Day(rest, rest.hash()));
                }
            }
            if (!left.isEmpty()) {
                after.put(day, left);
            }
        }
        blocks.remove(rewritten);
        blocks.insert(kept);
        supports.remove(days);
        supports.insert(after);
        return gone;
    }

    private static Members union(int size, Map<UUID, Support> supports) {
        Members all = Members.of(size);
        for (Support s : supports.values()) {
            all = all.or(s.members());
        }
        return all;
    }

    private static int[] positions(int size, Members kept) {
        int[] at = new int[size];
        int next = 0;
        for (int i = 0; i < size; i++) {
            at[i] = kept.has(i) ? next++ : -1;
        }
        return at;
    }

    private static Slice rest(Slice slice, Members kept) {
        var table = new FixTable(kept.count());
        for (int i = 0; i < slice.size(); i++) {
            if (kept.has(i)) {
                table.add(slice.table(), slice.from() + i);
            }
        }
        return Slice.whole(table);
    }

    /** Cells of the fixes of which no payload is left. */
    private Codes lost(Slice slice, Members kept) {
        var codes = new Codes();
        FixTable table = slice.table();
        for (int group = slice.from(); group < slice.to(); ) {
            boolean left = false;
            boolean changed = false;
            int end = group;
            do {
                boolean stays = kept.has(end - slice.from());
                left |= stays;
                changed |= !stays;
                end++;
            } while (end < slice.to() && slice.repeatsKey(end));
            long code = ZOrder.codeOf(table.lon(group), table.lat(group));
            if (changed) {
                touched.cell(code);
            }
            if (!left) {
                codes.add(code);
            }
            group = end;
        }
        return codes;
    }
}
