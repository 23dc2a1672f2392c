package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.model.SourceRecord;
import java.util.List;

/**
 * Records that can be true, and those that cannot.
 *
 * @param from ordinal of the first record or reject
 * @param to ordinal after the last
 * @param rejects by ordinal
 */
public record ValidBatch(Lane lane, long from, long to, List<SourceRecord> records, List<Rejected> rejects)
        implements Payload {
    public ValidBatch {
        records = List.copyOf(records);
        rejects = List.copyOf(rejects);
    }
}
