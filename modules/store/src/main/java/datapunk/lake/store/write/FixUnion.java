package datapunk.lake.store.write;

import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.FixTable;
import datapunk.lake.store.block.DayMerge;
import datapunk.lake.store.block.Members;
import datapunk.lake.store.block.Slice;
import datapunk.lake.store.index.Codes;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.write.Supports.Support;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds fixes that a file states to the days of one stream: set union of the observations and of their support. Runs
 * within a transaction that holds the stream's lock.
 */
final class FixUnion {
    private final Blocks blocks;
    private final Supports supports;
    private final long stream;
    private final Pending pending;
    private final Touched touched;

    FixUnion(Connection connection, int shard, long stream, Pending pending, Touched touched) {
        this.blocks = new Blocks(connection, shard, stream);
        this.supports = new Supports(connection, shard, stream);
        this.stream = stream;
        this.pending = pending;
        this.touched = touched;
    }

    /** Observations, old and new, that are merged at a time, about; bounds the memory it takes. */
    private static final int BOUND = 1 << 18;

    /** One day, before and after. @param existed whether the lake held any of it */
    private record Outcome(DayMerge merge, Support statement, boolean existed, byte[] hash) {}

    /** A day as the file states it. @param known what the lake holds of it */
    private record Incoming(Slice slice, byte[] hash, Blocks.Known known) {
        boolean existed() {
            return known.n() > 0;
        }

        boolean differs() {
            return existed() && !Arrays.equals(known.hash(), hash);
        }

        /** Observations to be handled. */
        int weight() {
            return slice.size() + (differs() ? known.n() : 0);
        }
    }

    /** Adds the fixes. @return what became of them */
    Counts add(FixTable fixes, UUID file) throws SQLException {
        FixTable table = fixes.normalized();
        List<Slice> slices = days(table);
        Map<Integer, Blocks.Known> known =
                blocks.known(slices.stream().map(Slice::day).toList());
        Counts counts = new Counts(fixes.size(), 0, fixes.size() - table.size(), 0, 0);
        List<Incoming> days = new ArrayList<>();
        long weight = 0;
        for (Slice slice : slices) {
            var day = new Incoming(slice, slice.hash(), known.getOrDefault(slice.day(), Blocks.Known.NOTHING));
            if (!days.isEmpty() && weight + day.weight() > BOUND) {
                counts = counts.plus(add(days, file));
                days.clear();
                weight = 0;
            }
            days.add(day);
            weight += day.weight();
        }
        return counts.plus(add(days, file));
    }

    private Counts add(List<Incoming> days, UUID file) throws SQLException {
        Map<Integer, Slice> contents = blocks.contents(days.stream()
                .filter(Incoming::differs)
                .map(day -> day.slice().day())
                .toList());
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        for (Incoming day : days) {
            outcomes.put(day.slice().day(), merge(day, contents.get(day.slice().day())));
        }
        writeBlocks(outcomes);
        writeSupports(outcomes, file, contents);
        return counts(outcomes);
    }

    private static List<Slice> days(FixTable table) {
        List<Slice> days = new ArrayList<>();
        for (int from = 0; from < table.size(); ) {
            int to = table.endOfDay(from);
            days.add(new Slice(table, from, to));
            from = to;
        }
        return days;
    }

    private static Outcome merge(Incoming day, @Nullable Slice content) {
        Slice slice = day.slice();
        DayMerge merge = !day.existed()
                ? DayMerge.first(slice)
                : content == null ? DayMerge.same(slice) : DayMerge.of(slice, content);
        int size = merge.merged().size();
        var statement = new Support(Members.of(size, merge.newAt()), slice.firstPosition(), slice.lastPosition());
        byte[] hash = content != null && merge.changed() ? merge.merged().hash() : day.hash();
        return new Outcome(merge, statement, day.existed(), hash);
    }

    private void writeBlocks(Map<Integer, Outcome> outcomes) throws SQLException {
        List<Integer> replaced = new ArrayList<>();
        List<Blocks.Day> written = new ArrayList<>();
        var codes = new Codes();
        for (var entry : outcomes.entrySet()) {
            Outcome outcome = entry.getValue();
            DayMerge merge = outcome.merge();
            if (!merge.changed()) {
                continue;
            }
            if (outcome.existed()) {
                replaced.add(entry.getKey());
            }
            written.add(new Blocks.Day(merge.merged(), outcome.hash()));
            touched.day(entry.getKey());
            codes.clear();
            gather(merge, codes);
            pending.day(stream, entry.getKey(), false, codes);
        }
        blocks.remove(replaced);
        blocks.insert(written);
    }

    private void gather(DayMerge merge, Codes codes) {
        FixTable table = merge.merged().table();
        boolean all = merge.superseded() == 0;
        for (int row = merge.merged().from(); row < merge.merged().to(); row++) {
            boolean fresh = merge.isNewFix(row);
            if (fresh || !all) {
                long code = ZOrder.codeOf(table.lon(row), table.lat(row));
                touched.cell(code);
                if (fresh) {
                    codes.add(code);
                }
            }
        }
    }

    private void writeSupports(Map<Integer, Outcome> outcomes, UUID file, Map<Integer, Slice> contents)
            throws SQLException {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (var entry : outcomes.entrySet()) {
            if (entry.getValue().existed()) {
                Slice content = contents.get(entry.getKey());
                sizes.put(
                        entry.getKey(),
                        content == null ? entry.getValue().merge().merged().size() : content.size());
            }
        }
        Map<Integer, Map<UUID, Support>> before = supports.of(sizes);
        Map<Integer, Map<UUID, Support>> after = new TreeMap<>();
        for (var entry : outcomes.entrySet()) {
            Outcome outcome = entry.getValue();
            Map<UUID, Support> old = before.getOrDefault(entry.getKey(), Map.of());
            Map<UUID, Support> now = new TreeMap<>();
            int size = outcome.merge().merged().size();
            old.forEach((f, s) -> now.put(
                    f, outcome.merge().changed() ? s.moved(size, outcome.merge().oldAt()) : s));
            now.merge(file, outcome.statement(), Support::or);
            if (!now.equals(old)) {
                after.put(entry.getKey(), now);
            }
        }
        supports.remove(after.keySet().stream().filter(before::containsKey).toList());
        supports.insert(after);
    }

    private static Counts counts(Map<Integer, Outcome> outcomes) {
        long stored = 0;
        long superseded = 0;
        long duplicate = 0;
        for (Outcome outcome : outcomes.values()) {
            stored += outcome.merge().stored();
            superseded += outcome.merge().superseded();
            duplicate += outcome.merge().duplicate();
        }
        return new Counts(0, stored, duplicate, superseded, 0);
    }
}
