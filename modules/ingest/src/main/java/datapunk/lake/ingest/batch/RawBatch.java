package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.model.SourceRecord;
import java.util.List;

/**
 * Records as their reader found them.
 *
 * @param from ordinal of the first record or reject
 * @param records what was read, in order
 * @param rejects what the reader could not understand, in order; their ordinals lie between those of the records
 */
public record RawBatch(Lane lane, long from, List<SourceRecord> records, List<Rejected> rejects) implements Payload {
    public RawBatch {
        records = List.copyOf(records);
        rejects = List.copyOf(rejects);
    }

    /** Ordinal after the last record or reject. */
    public long to() {
        return from + records.size() + rejects.size();
    }

    /** Ordinal of a record by its index in {@link #records}. */
    public long ordinal(int index) {
        long ordinal = from + index;
        for (Rejected reject : rejects) {
            if (reject.ordinal() > ordinal) {
                break;
            }
            ordinal++;
        }
        return ordinal;
    }
}
