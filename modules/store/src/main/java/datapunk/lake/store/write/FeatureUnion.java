package datapunk.lake.store.write;

import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Span;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Adds sparse observations that a file states: set union of the rows and of the files that support them. Runs within a
 * transaction that holds the account's feature lock.
 */
final class FeatureUnion {
    private final Connection connection;
    private final int shard;
    private final Touched touched;

    FeatureUnion(Connection connection, int shard, Touched touched) {
        this.connection = connection;
        this.shard = shard;
        this.touched = touched;
    }

    private record Version(UUID id, UUID payload) {}

    /** Adds the features. @return what became of them */
    Counts add(List<Feature> features, UUID file) throws SQLException {
        if (features.isEmpty()) {
            return Counts.ZERO;
        }
        Map<Version, Feature> distinct = new LinkedHashMap<>();
        for (Feature feature : features) {
            distinct.putIfAbsent(new Version(feature.id(), feature.payload()), feature);
        }
        stage(distinct.values(), file);
        Set<Version> known = known();
        Counts counts = count(features, known);
        for (var entry : distinct.entrySet()) {
            if (!known.contains(entry.getKey())) {
                touch(touched, entry.getValue().span());
            }
        }
        try (var s = connection.createStatement()) {
            s.execute(Sql.of(FeatureUnion.class, "feature_merge").formatted(shard));
        }
        return counts;
    }

    private void stage(Iterable<Feature> features, UUID file) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(Sql.of(FeatureUnion.class, "feature_stage"));
            s.execute("truncate feature_stage");
        }
        var copy = new CopyWriter(
                connection,
                "copy feature_stage(id,payload,feed,kind,t_start,t_end,geom,attributes,parent,file_id,position)"
                        + " from stdin (format binary)");
        for (Feature f : features) {
            copy.row(11)
                    .uuid(f.id())
                    .uuid(f.payload())
                    .text(f.feed().name())
                    .text(f.kind().code());
            instant(copy, f.span().start().isPresent(), f.span().start().orElse(0));
            instant(copy, f.span().end().isPresent(), f.span().end().orElse(0));
            if (f.shape().isPresent()) {
                byte[] ewkb = f.shape().get().ewkb();
                copy.bytes(ewkb, ewkb.length);
            } else {
                copy.nothing();
            }
            copy.jsonb(f.attributes());
            if (f.parent().isPresent()) {
                copy.uuid(f.parent().get());
            } else {
                copy.nothing();
            }
            copy.uuid(file).int8(f.position());
        }
        copy.end();
    }

    private static void instant(CopyWriter copy, boolean present, long millis) throws SQLException {
        if (present) {
            copy.instant(millis);
        } else {
            copy.nothing();
        }
    }

    /** Versions under the staged ids that the lake holds. */
    private Set<Version> known() throws SQLException {
        Set<Version> known = new HashSet<>();
        CopyReader.read(
                connection,
                Sql.of(FeatureUnion.class, "feature_known").formatted(shard),
                row -> known.add(new Version(row.uuid(), row.uuid())));
        return known;
    }

    private static Counts count(List<Feature> features, Set<Version> known) {
        Map<UUID, Set<UUID>> payloads = new HashMap<>();
        for (Version v : known) {
            payloads.computeIfAbsent(v.id(), id -> new HashSet<>()).add(v.payload());
        }
        long stored = 0;
        long duplicate = 0;
        long superseded = 0;
        for (Feature f : features) {
            Set<UUID> versions = payloads.computeIfAbsent(f.id(), id -> new HashSet<>());
            if (versions.isEmpty()) {
                stored++;
            } else if (versions.contains(f.payload())) {
                duplicate++;
            } else {
                superseded++;
            }
            versions.add(f.payload());
        }
        return new Counts(features.size(), stored, duplicate, superseded, 0);
    }

    /** Marks the days of a span. */
    static void touch(Touched touched, Span span) {
        if (span.start().isEmpty()) {
            touched.timeless();
            return;
        }
        int first = (int) Math.floorDiv(span.start().getAsLong(), Fix.DAY);
        int last = span.end().isEmpty() ? first : (int) Math.floorDiv(span.end().getAsLong() - 1, Fix.DAY);
        touched.days(first, Math.max(first, last));
    }
}
