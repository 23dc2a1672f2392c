package datapunk.lake.ingest.pipeline;

import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the stages of all imports have done since the start; for any thread. */
public final class Meters {
    private static final double SECOND = 1e9;
    private final Meter[] meters = new Meter[Stage.values().length];

    /** Meters that stand at zero. */
    public Meters() {
        for (int i = 0; i < meters.length; i++) {
            meters[i] = new Meter();
        }
    }

    private static final class Meter {
        final LongAdder records = new LongAdder();
        final LongAdder rejects = new LongAdder();
        final LongAdder batches = new LongAdder();
        final LongAdder nanos = new LongAdder();
        final LongAdder waiting = new LongAdder();
    }

    /** Records, of which some were rejected, have passed a stage outside the bus. */
    public void count(Stage stage, long records, long rejects) {
        meters[stage.ordinal()].records.add(records);
        meters[stage.ordinal()].rejects.add(rejects);
    }

    void begin(Stage stage) {
        meters[stage.ordinal()].waiting.increment();
    }

    void end(Stage stage, long nanos) {
        Meter m = meters[stage.ordinal()];
        m.waiting.decrement();
        m.batches.increment();
        m.nanos.add(nanos);
    }

    /** The values for monitoring. */
    public List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        for (Stage stage : Stage.values()) {
            Meter m = meters[stage.ordinal()];
            String s = stage.code();
            measures.add(Measure.of("lake_stage_records_total", m.records.sum(), "stage", s));
            measures.add(Measure.of("lake_stage_rejects_total", m.rejects.sum(), "stage", s));
            measures.add(Measure.of("lake_stage_batches_total", m.batches.sum(), "stage", s));
            measures.add(Measure.of("lake_stage_seconds_total", m.nanos.sum() / SECOND, "stage", s));
            measures.add(Measure.of("lake_stage_queue_depth", m.waiting.sum(), "stage", s));
        }
        return measures;
    }
}
