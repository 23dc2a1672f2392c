package datapunk.lake.ingest.transform;

import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import datapunk.lake.model.Feature;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what sources stated into observations, batch by batch; not for several threads. */
public final class Transformer {
    private final Positions positions = new Positions();
    private final Features features = new Features();

    /** The observations that a batch states. */
    public ObservationBatch transform(ValidBatch batch) {
        var out = new Observations(batch.records().size());
        for (SourceRecord record : batch.records()) {
            switch (record) {
                case PositionRecord p -> out.add(positions.fix(p), p.device());
                case FeatureRecord f -> out.features.add(features.feature(f));
            }
        }
        return new ObservationBatch(
                batch.lane(), batch.from(), batch.to(), out.tables, out.features, out.devices, batch.rejects());
    }

    private static final class Observations {
        final List<Table> tables = new ArrayList<>(1);
        final List<Feature> features = new ArrayList<>();
        final Map<Long, String> devices = new HashMap<>();
        private final int capacity;
        private @Nullable Table last;
        private long lastDevice = Fix.NO_DEVICE;

        Observations(int capacity) {
            this.capacity = capacity;
        }

        void add(Fix fix, @Nullable String tag) {
            table(fix.feed()).fixes().add(fix);
            if (fix.device() != lastDevice && fix.device() != Fix.NO_DEVICE && tag != null) {
                devices.put(fix.device(), tag);
                lastDevice = fix.device();
            }
        }

        private Table table(Feed feed) {
            if (last != null && last.feed() == feed) {
                return last;
            }
            Table found = find(feed);
            last = found;
            return found;
        }

        private Table find(Feed feed) {
            for (Table table : tables) {
                if (table.feed().equals(feed)) {
                    return table;
                }
            }
            var table = new Table(feed, new FixTable(capacity));
            tables.add(table);
            return table;
        }
    }
}
