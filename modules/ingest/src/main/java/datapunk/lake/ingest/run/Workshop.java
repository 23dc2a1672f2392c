package datapunk.lake.ingest.run;

import datapunk.lake.bus.Bus;
import datapunk.lake.ingest.pipeline.Pipeline;
import datapunk.lake.ingest.source.Walking;
import datapunk.lake.ingest.validate.Validator;

/**
 * What every import works with.
 *
 * @param walking goes through files
 * @param validator judges what is counted again when an import is resumed
 */
public record Workshop(Bus bus, Pipeline pipeline, Walking walking, Validator validator, Limits limits, Retry retry) {}
