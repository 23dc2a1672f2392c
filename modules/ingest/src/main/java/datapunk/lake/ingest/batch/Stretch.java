package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.WriteDoors.Append;

/** Gathered records worth a transaction. @param append what the store is to commit */
public record Stretch(Append append) implements Payload {
    /** How many records and rejects it holds. */
    public long records() {
        return append.to() - append.from();
    }
}
