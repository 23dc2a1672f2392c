package datapunk.lake.store.write;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Observation;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import datapunk.lake.pg.Address;
import datapunk.lake.pg.Writers;
import datapunk.lake.store.schema.Schema;
import datapunk.lake.testkit.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An account of its own in a real database with the lake's schema, written to as ingest would. */
final class Lake implements AutoCloseable {
    private static final AtomicInteger OWNERS = new AtomicInteger();
    static final String URL = TestServers.database().url();
    private static final Address DATABASE = Address.parse(URL);

    final Owner owner = new Owner(OWNERS.incrementAndGet());
    final Writers writers = new Writers(DATABASE, 4);
    final Writing writing = new Writing(writers, false);

    Lake() {
        Schema.prepare(writers);
    }

    /** A file of the test: the same name has the same bytes. */
    record TestFile(String name, List<Observation> observations) {
        UUID id() {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    UUID open(TestFile file) throws SQLException {
        UUID id = UUID.randomUUID();
        writing.open(new OpenImport(owner, id, false, List.of()));
        return id;
    }

    /** Imports a file in stretches of this many records. @return the new import's id */
    UUID load(TestFile file, int stretch) throws SQLException {
        UUID id = open(file);
        append(id, file, stretch, Long.MAX_VALUE);
        writing.close(new CloseImport(owner, id, Ledger.Status.DONE, Optional.empty()));
        writing.fold(new Fold(owner));
        return id;
    }

    /** Appends from the checkpoint on, at most up to a record, as a run that is killed there would. */
    Counts append(UUID id, TestFile file, int stretch, long until) throws SQLException {
        FileState state = writing.open(new OpenFile(owner, id, 0, file.id(), file.name(), "test", -1));
        Counts counts = Counts.ZERO;
        int n = file.observations().size();
        for (long from = state.checkpoint(); !state.known() && from <= n && from < until; from += stretch) {
            long to = Math.min(n, from + stretch);
            counts = counts.plus(
                    writing.append(stretch(id, file, (int) from, (int) to)).counts());
            if (to == n) {
                break;
            }
        }
        return counts;
    }

    Append stretch(UUID id, TestFile file, int from, int to) {
        Map<String, FixTable> tables = new TreeMap<>();
        Map<String, Fix> samples = new HashMap<>();
        List<Feature> features = new ArrayList<>();
        Map<Long, PlaceName> places = new HashMap<>();
        for (Observation o : file.observations().subList(from, to)) {
            switch (o) {
                case Fix fix -> {
                    tables.computeIfAbsent(fix.feed().name(), f -> new FixTable(16))
                            .add(fix);
                    samples.put(fix.feed().name(), fix);
                    long cell = ZOrder.parent(ZOrder.codeOf(fix.lon(), fix.lat()), 16);
                    places.put(cell, new PlaceName("DE", "Germany", "", "", "Europe/Berlin", "Town " + cell % 7));
                }
                case Feature feature -> features.add(feature);
            }
        }
        List<Table> list = tables.entrySet().stream()
                .map(e -> new Table(samples.get(e.getKey()).feed(), e.getValue()))
                .toList();
        Optional<FileEnd> end = to == file.observations().size()
                ? Optional.of(
                        new FileEnd(Ledger.Status.DONE, false, Optional.empty(), 1, Map.of("x", 1L), Map.of("fix", 1L)))
                : Optional.empty();
        List<Rejected> none = List.of();
        return new Append(owner, id, file.id(), list, features, none, from, to, places, Map.of(), end);
    }

    long undo(UUID id) throws SQLException {
        return writing.undo(new Undo(owner, id)).removed();
    }

    /** Everything that must be equal when two lakes hold the same, one line a table. */
    List<String> content() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table :
                List.of("block", "support", "cell_month", "pyramid", "feature", "quarantine", "file", "pending")) {
            lines.add(table + " "
                    + text("select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') from ("
                            + "select md5((to_jsonb(t) - 'shard_key')::text) as h from " + table
                            + " t where shard_key = "
                            + owner.shard() + ") x"));
        }
        return lines;
    }

    /** The only value of a query, as text. */
    String text(String query) throws SQLException {
        return writers.transaction(c -> {
            try (var s = c.createStatement();
                    var rows = s.executeQuery(query)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        });
    }

    @Override
    public void close() {
        writing.close();
        writers.close();
    }
}
