package datapunk.lake.model;

/** One record as its source stated it, before any judgement: what a reader hands to the pipeline. */
public sealed interface SourceRecord permits PositionRecord, FeatureRecord {

    /** The feed whose natural keys this record shares. */
    Feed feed();

    /** Offset in bytes of the record in its (decompressed) file, so that the raw fragment can be found again. */
    long position();
}
