package datapunk.lake.store.write;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.model.Span;
import datapunk.lake.store.index.Pending;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes an import and every observation that no other file supports, in one transaction. */
final class UndoImport {
    /** Observations handled at a time, about; bounds the memory it takes. */
    private static final long BOUND = 1 << 18;

    private final Connection connection;
    private final Rows rows;
    private final Undo undo;
    private final int shard;
    private final boolean hint;
    private final Touched touched = new Touched();
    private long generation;
    private int parts;

    UndoImport(Connection connection, Undo undo, boolean hint) {
        this.hint = hint;
        this.connection = connection;
        this.rows = new Rows(connection);
        this.undo = undo;
        this.shard = undo.owner().shard();
    }

    /** What undoing did. @param removed observations that are gone */
    record Outcome(long removed, Optional<Change> change) {}

    /** Does it within the caller's transaction. */
    Outcome run() throws SQLException {
        if (status().equals("undone")) {
            long now = rows.number("generation_read", shard);
            return new Outcome(0, Optional.of(Change.everything(undo.owner(), now)));
        }
        rows.any("undo_lock_files", shard, undo.id());
        Set<UUID> files = files();
        long removed = files.isEmpty() ? 0 : fixes(files) + features(files);
        if (!files.isEmpty()) {
            rows.update("undo_quarantine", shard, rows.uuids(files));
            rows.update("undo_forget", shard, rows.uuids(files));
        }
        rows.update("undo_close", shard, undo.id());
        return new Outcome(removed, publish());
    }

    private String status() throws SQLException {
        try (var s = rows.prepare("undo_lock", shard, undo.id());
                var found = s.executeQuery()) {
            if (!found.next()) {
                throw Fault.missing("import-unknown", "There is no such import.")
                        .exception();
            }
            String status = found.getString(1);
            if (status.equals("running") || status.equals("queued") || status.equals("waiting")) {
                throw Fault.user("import-running", "That import is still running; cancel it first, then undo it.")
                        .exception();
            }
            return status;
        }
    }

    private Set<UUID> files() throws SQLException {
        Set<UUID> files = new HashSet<>();
        try (var s = rows.prepare("undo_files", shard, undo.id());
                var found = s.executeQuery()) {
            while (found.next()) {
                files.add(found.getObject(1, UUID.class));
            }
        }
        return files;
    }

    private long fixes(Set<UUID> files) throws SQLException {
        Map<Long, List<List<Integer>>> streams = streams(files);
        for (long stream : streams.keySet()) {
            Locks.stream(connection, shard, stream);
        }
        Locks.features(connection, shard);
        long removed = 0;
        for (var stream : streams.entrySet()) {
            var removal = new FixRemoval(connection, shard, stream.getKey(), touched);
            for (List<Integer> days : stream.getValue()) {
                var pending = new Pending(Map.of());
                removed += removal.remove(days, files, pending);
                if (pending.codes() > 0) {
                    rows.update("pending_insert", shard, generation(), parts++, pending.codes(), pending.bytes());
                }
            }
        }
        return removed;
    }

    /** Days that the files support, by stream, in portions of about {@link #BOUND} observations. */
    private Map<Long, List<List<Integer>>> streams(Set<UUID> files) throws SQLException {
        Map<Long, List<List<Integer>>> streams = new TreeMap<>();
        try (var s = rows.prepare("undo_days", shard, rows.uuids(files));
                var found = s.executeQuery()) {
            long weight = 0;
            while (found.next()) {
                List<List<Integer>> portions = streams.computeIfAbsent(found.getLong(1), k -> new ArrayList<>());
                weight += found.getLong(3);
                if (portions.isEmpty() || weight > BOUND) {
                    portions.add(new ArrayList<>());
                    weight = found.getLong(3);
                }
                portions.getLast().add(found.getInt(2));
            }
        }
        return streams;
    }

    /** The generation of this change, taken when something really changes: whoever takes it is alone from then on. */
    private long generation() throws SQLException {
        if (generation == 0) {
            generation = rows.number("generation_next", shard);
        }
        return generation;
    }

    private long features(Set<UUID> files) throws SQLException {
        long removed = 0;
        try (var s = rows.prepare("undo_features", shard, rows.uuids(files));
                var found = s.executeQuery()) {
            while (found.next()) {
                removed++;
                FeatureUnion.touch(touched, new Span(millis(found.getTimestamp(1)), millis(found.getTimestamp(2))));
            }
        }
        rows.update("undo_feature_files", rows.uuids(files), shard, rows.uuids(files));
        return removed;
    }

    private static OptionalLong millis(@Nullable Timestamp time) {
        return time == null ? OptionalLong.empty() : OptionalLong.of(time.getTime());
    }

    private Optional<Change> publish() throws SQLException {
        if (!touched.any()) {
            return Optional.empty();
        }
        return Optional.of(rows.log(touched.change(undo.owner(), generation()), hint));
    }
}
