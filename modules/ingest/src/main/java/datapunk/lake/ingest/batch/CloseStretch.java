package datapunk.lake.ingest.batch;

import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import java.util.Optional;

/**
 * Asks for all that a lane has gathered.
 *
 * @param to ordinal after the last record that was handed on
 * @param end set when the content has been read to its end; its observations are those that were not handed on again
 */
public record CloseStretch(Lane lane, long to, Optional<FileEnd> end) implements Payload {}
