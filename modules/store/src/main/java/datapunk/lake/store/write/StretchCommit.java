package datapunk.lake.store.write;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.Appended;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Hash64;
import datapunk.lake.model.PlaceName;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.Sql;
import datapunk.lake.store.index.Pending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commits a stretch of records of one content in one transaction: observations, support, quarantine, ledger and
 * checkpoint move together. A stretch that was committed before is answered and not counted again.
 */
final class StretchCommit {
    private final Connection connection;
    private final Rows rows;
    private final Append append;
    private final int shard;
    private final boolean hint;
    private final Touched touched = new Touched();

    StretchCommit(Connection connection, Append append, boolean hint) {
        this.hint = hint;
        this.connection = connection;
        this.rows = new Rows(connection);
        this.append = append;
        this.shard = append.owner().shard();
    }

    /** The id of the stream that holds a feed's fixes. */
    static long stream(Feed feed) {
        return Hash64.of(feed.name());
    }

    private record Line(int ordinal, boolean running, long checkpoint) {}

    /** Does it within the caller's transaction. */
    Appended write() throws SQLException {
        Line line = lockLine();
        if (append.to() <= line.checkpoint() && (append.end().isEmpty() || !line.running())) {
            return again();
        }
        if (!line.running()) {
            throw ended();
        }
        if (append.from() != line.checkpoint()) {
            throw new Fault(
                            Fault.Blame.LAKE,
                            "checkpoint-missed",
                            "Records " + append.from() + " to " + append.to() + " do not follow checkpoint "
                                    + line.checkpoint() + ".")
                    .exception();
        }
        var pending = new Pending(append.places());
        Counts counts = fixes(pending).plus(features()).plus(rejects());
        dictionaries();
        Optional<Change> change = publish(pending);
        rows.update(
                "line_advance",
                append.to(),
                counts.stored(),
                counts.duplicate(),
                counts.superseded(),
                counts.rejected(),
                shard,
                append.id(),
                line.ordinal());
        if (append.end().isPresent()) {
            end(append.end().get(), line.ordinal());
        }
        return new Appended(counts, change);
    }

    /** What to say when a stretch comes that was committed before: the answer to it was lost, and the change with it. */
    private Appended again() throws SQLException {
        boolean nothing = append.tables().isEmpty() && append.features().isEmpty();
        return new Appended(
                Counts.ZERO,
                nothing
                        ? Optional.empty()
                        : Optional.of(Change.everything(append.owner(), rows.number("generation_read", shard))));
    }

    /** The fault of one who writes to an import that is over. */
    static FaultException ended() {
        return Fault.user("import-ended", "That import has ended; import the file once more.")
                .exception();
    }

    private Line lockLine() throws SQLException {
        rows.any("file_lock", shard, append.file());
        try (var s = rows.prepare("line_lock", shard, append.id(), append.file());
                var found = s.executeQuery()) {
            if (!found.next()) {
                throw Fault.missing("file-unknown", "That file was not begun in this import.")
                        .exception();
            }
            return new Line(found.getInt(1), found.getString(2).equals("running"), found.getLong(3));
        }
    }

    private Counts fixes(Pending pending) throws SQLException {
        List<Table> tables = append.tables().stream()
                .sorted(Comparator.comparingLong((Table t) -> stream(t.feed())))
                .toList();
        for (Table table : tables) {
            Feed feed = table.feed();
            rows.update(
                    "stream_known",
                    shard,
                    stream(feed),
                    feed.name(),
                    feed.inferred(),
                    feed.precision().name().toLowerCase(Locale.ROOT));
            Locks.stream(connection, shard, stream(feed));
        }
        Counts counts = Counts.ZERO;
        for (Table table : tables) {
            var union = new FixUnion(connection, shard, stream(table.feed()), pending, touched);
            counts = counts.plus(union.add(table.fixes(), append.file()));
        }
        return counts;
    }

    private Counts features() throws SQLException {
        if (append.features().isEmpty()) {
            return Counts.ZERO;
        }
        Locks.features(connection, shard);
        return new FeatureUnion(connection, shard, touched).add(append.features(), append.file());
    }

    private Counts rejects() throws SQLException {
        if (append.rejects().isEmpty()) {
            return Counts.ZERO;
        }
        try (var s = connection.createStatement()) {
            s.execute(Sql.of(StretchCommit.class, "reject_stage"));
            var copy = new CopyWriter(
                    connection, "copy reject_stage(ordinal,reason,field,position,fragment) from stdin (format binary)");
            for (Rejected r : append.rejects()) {
                copy.row(5)
                        .int8(r.ordinal())
                        .text(r.reason())
                        .text(r.field())
                        .int8(r.position())
                        .text(r.fragment());
            }
            copy.end();
            s.execute(Sql.of(StretchCommit.class, "reject_merge").formatted(shard, append.file()));
        }
        long n = append.rejects().size();
        return new Counts(n, 0, 0, 0, n);
    }

    private void dictionaries() throws SQLException {
        Map<Long, PlaceName> names = new TreeMap<>();
        append.places().values().forEach(name -> names.put(name.id(), name));
        try (var s = rows.prepare("place_known")) {
            for (PlaceName p : names.values()) {
                Rows.bind(s, p.id(), p.countryCode(), p.country(), p.regionCode(), p.region(), p.zone(), p.town());
                s.addBatch();
            }
            s.executeBatch();
        }
        for (var device : new TreeMap<>(append.devices()).entrySet()) {
            rows.update("device_known", shard, device.getKey(), device.getValue());
        }
    }

    private Optional<Change> publish(Pending pending) throws SQLException {
        if (!touched.any()) {
            return Optional.empty();
        }
        long generation = rows.number("generation_next", shard);
        if (pending.codes() > 0) {
            rows.update("pending_insert", shard, generation, 0, pending.codes(), pending.bytes());
        }
        return Optional.of(rows.log(touched.change(append.owner(), generation), hint));
    }

    private void end(FileEnd end, int ordinal) throws SQLException {
        rows.update(
                "line_end",
                code(end.status()),
                end.partial(),
                end.message(),
                end.bytes(),
                StoredJson.counts(end.elements()),
                StoredJson.counts(end.observations()),
                shard,
                append.id(),
                ordinal);
        rows.update("file_end", shard, append.id(), ordinal);
    }

    /** A status as the tables write it. */
    static String code(Ledger.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
