package datapunk.lake.ingest.batch;

import datapunk.lake.model.Owner;
import java.util.UUID;

/**
 * The reading of one content by one import: batches of a lane stay in order, lanes know nothing of each other.
 *
 * @param run id of the import
 * @param file id of the content
 * @param begin ordinal of the first record that this reading hands on
 */
public record Lane(Owner owner, UUID run, UUID file, long begin) {}
