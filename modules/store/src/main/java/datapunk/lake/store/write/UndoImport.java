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
    /** Days handled at a time; bounds the memory it takes. */
    private static final int DAYS = 100;

    private final Connection connection;
    private final Rows rows;
    private final Undo undo;
    private final int shard;
    private final Touched touched = new Touched();
    private final List<Pending> pending = new ArrayList<>();

    UndoImport(Connection connection, Undo undo) {
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
            return new Outcome(0, Optional.empty());
        }
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
                throw Fault.missing("import-unknown", "There is no such import.").exception();
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
        Map<Long, List<Integer>> streams = new TreeMap<>();
        try (var s = rows.prepare("undo_days", shard, rows.uuids(files));
                var found = s.executeQuery()) {
            while (found.next()) {
                streams.computeIfAbsent(found.getLong(1), k -> new ArrayList<>())
                        .add(found.getInt(2));
            }
        }
        for (long stream : streams.keySet()) {
            Locks.stream(connection, shard, stream);
        }
        long removed = 0;
        for (var stream : streams.entrySet()) {
            var removal = new FixRemoval(connection, shard, stream.getKey(), touched);
            List<Integer> days = stream.getValue();
            for (int from = 0; from < days.size(); from += DAYS) {
                var part = new Pending(Map.of());
                removed += removal.remove(days.subList(from, Math.min(days.size(), from + DAYS)), files, part);
                if (part.codes() > 0) {
                    pending.add(part);
                }
            }
        }
        return removed;
    }

    private long features(Set<UUID> files) throws SQLException {
        Locks.features(connection, shard);
        long removed = 0;
        try (var s = rows.prepare("undo_features", shard, rows.uuids(files));
                var found = s.executeQuery()) {
            while (found.next()) {
                removed++;
                FeatureUnion.touch(
                        touched, new Span(millis(found.getTimestamp(1)), millis(found.getTimestamp(2))));
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
        long generation = rows.number("generation_next", shard);
        for (int part = 0; part < pending.size(); part++) {
            Pending p = pending.get(part);
            rows.update("pending_insert", shard, generation, part, p.codes(), p.bytes());
        }
        return Optional.of(touched.change(undo.owner(), generation));
    }
}
