package datapunk.lake.ingest.source;

import datapunk.lake.formats.Intake;
import java.io.IOException;

/**
 * Where records come from: files that were handed in, and one day brokers and receivers. It pours on a virtual thread
 * of its run; the intake's sinks block when the pipeline has no room, which is all the back-pressure it needs to know.
 */
public interface Source {

    /** Pours everything into the intake. @throws IOException when the bytes cannot be had at all */
    void pour(Intake intake) throws IOException;
}
