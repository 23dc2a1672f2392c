package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.model.PlaceName;
import java.util.Map;

/** Observations and the names of the level-16 cells in which their fixes lie. */
public record EnrichedBatch(ObservationBatch observations, Map<Long, PlaceName> places) implements Payload {
    public EnrichedBatch {
        places = Map.copyOf(places);
    }
}
