package datapunk.lake.model;

/** One record in the lake's units and names, keyed so that the same statement gives the same observation anywhere. */
public sealed interface Observation permits Fix, Feature {

    /** What it is about. */
    Kind kind();

    /** Byte offset of the record in the file that states it. */
    long position();
}
