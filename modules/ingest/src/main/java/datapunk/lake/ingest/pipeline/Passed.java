package datapunk.lake.ingest.pipeline;

import datapunk.lake.bus.ingest.IngestDoors.Stages;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many records of one import have passed each stage; for any thread. */
public final class Passed {
    private final AtomicLongArray records = new AtomicLongArray(Stage.values().length);

    /** Adds records to a stage. */
    public void add(Stage stage, long count) {
        records.addAndGet(stage.ordinal(), count);
    }

    /** Says that all that was committed is indexed. */
    void indexed() {
        records.set(Stage.INDEX.ordinal(), records.get(Stage.PERSIST.ordinal()));
    }

    /** Records that have passed a stage. */
    public long get(Stage stage) {
        return records.get(stage.ordinal());
    }

    /** All of them. */
    public Stages stages() {
        return new Stages(
                get(Stage.READ),
                get(Stage.VALIDATE),
                get(Stage.TRANSFORM),
                get(Stage.ENRICH),
                get(Stage.CACHE),
                get(Stage.PERSIST),
                get(Stage.INDEX));
    }
}
