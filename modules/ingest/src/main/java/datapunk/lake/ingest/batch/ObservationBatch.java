package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.model.Feature;
import java.util.List;
import java.util.Map;

/**
 * Observations in the lake's units.
 *
 * @param from ordinal of the first record or reject
 * @param to ordinal after the last
 * @param tables fixes by feed, in order of reading
 * @param devices tag of each device id among the fixes
 */
public record ObservationBatch(
        Lane lane,
        long from,
        long to,
        List<Table> tables,
        List<Feature> features,
        Map<Long, String> devices,
        List<Rejected> rejects)
        implements Payload {
    public ObservationBatch {
        tables = List.copyOf(tables);
        features = List.copyOf(features);
        devices = Map.copyOf(devices);
        rejects = List.copyOf(rejects);
    }
}
