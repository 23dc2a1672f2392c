package datapunk.lake.bus;

/** A message of the lake: a deeply immutable record, passed by reference and never leaving the process. */
public interface Payload {}
