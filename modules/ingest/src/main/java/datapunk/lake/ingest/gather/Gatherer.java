package datapunk.lake.ingest.gather;

import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Gathered;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.Stretch;
import java.util.HashMap;
import java.util.Map;

/** Gathers the batches of all lanes into stretches; not for several threads. */
public final class Gatherer {
    private final Map<Lane, OpenLane> lanes = new HashMap<>();

    /** Takes a batch in. */
    public Gathered add(EnrichedBatch batch) {
        Lane lane = batch.observations().lane();
        lanes.computeIfAbsent(lane, l -> new OpenLane(l.begin())).add(batch);
        return new Gathered(batch.observations().to());
    }

    /** Gives out what a lane has gathered; with the end of the content the lane is forgotten. */
    public Stretch close(CloseStretch close) {
        OpenLane lane = lanes.computeIfAbsent(close.lane(), l -> new OpenLane(l.begin()));
        if (close.end().isPresent()) {
            lanes.remove(close.lane());
        }
        return lane.close(close);
    }

    /** Forgets a lane that was given up. */
    public void drop(Lane lane) {
        lanes.remove(lane);
    }
}
