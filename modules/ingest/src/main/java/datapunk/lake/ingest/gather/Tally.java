package datapunk.lake.ingest.gather;

import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.model.Feature;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.util.HashMap;
import java.util.Map;

/** How many observations there were of each kind; motion guesses nested in fixes count as their own kind. */
public final class Tally {
    private static final Kind[] KINDS = Kind.values();
    private final long[] counts = new long[KINDS.length];

    /** Counts the observations of a batch. */
    public void add(ObservationBatch batch) {
        for (Table table : batch.tables()) {
            FixTable fixes = table.fixes();
            long samples = 0;
            for (int i = 0; i < fixes.size(); i++) {
                samples += fixes.samples(i).count();
            }
            counts[Kind.FIX.ordinal()] += fixes.size();
            counts[Kind.ACTIVITY_SAMPLE.ordinal()] += samples;
        }
        for (Feature feature : batch.features()) {
            counts[feature.kind().ordinal()]++;
        }
    }

    /** Counts what an accepted record states. */
    public void add(SourceRecord record) {
        switch (record) {
            case PositionRecord p -> {
                counts[Kind.FIX.ordinal()]++;
                counts[Kind.ACTIVITY_SAMPLE.ordinal()] += p.samples().count();
            }
            case FeatureRecord f -> counts[f.kind().ordinal()]++;
        }
    }

    /** The counts by {@link Kind#code}, those of 0 left out. @param before counts to which these are added */
    public Map<String, Long> plus(Map<String, Long> before) {
        var sum = new HashMap<>(before);
        for (Kind kind : KINDS) {
            if (counts[kind.ordinal()] > 0) {
                sum.merge(kind.code(), counts[kind.ordinal()], Long::sum);
            }
        }
        return sum;
    }
}
