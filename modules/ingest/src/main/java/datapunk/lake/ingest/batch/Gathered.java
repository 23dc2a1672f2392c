package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;

/** A batch has been taken in. @param to ordinal after its last record */
public record Gathered(long to) implements Payload {}
