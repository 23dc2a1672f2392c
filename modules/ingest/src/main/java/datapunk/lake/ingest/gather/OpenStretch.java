package datapunk.lake.ingest.gather;

import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.PlaceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of one lane in order, on their way to one transaction. */
final class OpenStretch {
    private final long from;
    private final List<Table> tables = new ArrayList<>(1);
    private final List<Feature> features = new ArrayList<>();
    private final List<Rejected> rejects = new ArrayList<>();
    private final Map<Long, PlaceName> places = new HashMap<>();
    private final Map<Long, String> devices = new HashMap<>();

    /** An empty stretch that begins at this ordinal. */
    OpenStretch(long from) {
        this.from = from;
    }

    void add(EnrichedBatch batch) {
        ObservationBatch o = batch.observations();
        for (Table table : o.tables()) {
            FixTable fixes = table.fixes();
            FixTable open = table(table.feed());
            for (int i = 0; i < fixes.size(); i++) {
                open.add(fixes, i);
            }
        }
        features.addAll(o.features());
        rejects.addAll(o.rejects());
        devices.putAll(o.devices());
        places.putAll(batch.places());
    }

    private FixTable table(Feed feed) {
        for (Table table : tables) {
            if (table.feed().equals(feed)) {
                return table.fixes();
            }
        }
        var table = new Table(feed, new FixTable(1024));
        tables.add(table);
        return table.fixes();
    }

    Append close(Lane lane, long to, Optional<FileEnd> end) {
        return new Append(
                lane.owner(), lane.run(), lane.file(), tables, features, rejects, from, to, places, devices, end);
    }
}
