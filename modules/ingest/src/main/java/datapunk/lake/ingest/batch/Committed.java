package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.model.Owner;

/** A stretch is committed. @param records how many it held @param counts what became of them */
public record Committed(Owner owner, long records, Ledger.Counts counts) implements Payload {}
