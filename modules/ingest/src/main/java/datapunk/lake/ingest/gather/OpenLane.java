package datapunk.lake.ingest.gather;

import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Stretch;
import java.util.Optional;
import java.util.TreeMap;

/** A content being read: puts batches back in order, whatever way they overtook each other. */
final class OpenLane {
    private final TreeMap<Long, EnrichedBatch> early = new TreeMap<>();
    private final Tally tally = new Tally();
    private OpenStretch stretch;
    private long next;

    /** A lane whose first record has this ordinal. */
    OpenLane(long begin) {
        next = begin;
        stretch = new OpenStretch(begin);
    }

    void add(EnrichedBatch batch) {
        early.put(batch.observations().from(), batch);
        for (EnrichedBatch due = early.remove(next); due != null; due = early.remove(next)) {
            stretch.add(due);
            tally.add(due.observations());
            next = due.observations().to();
        }
    }

    Stretch close(CloseStretch close) {
        if (next != close.to() || !early.isEmpty()) {
            throw new IllegalStateException("records " + next + " to " + close.to() + " have not arrived");
        }
        Optional<FileEnd> end = close.end().map(this::counted);
        var closed = new Stretch(stretch.close(close.lane(), close.to(), end));
        stretch = new OpenStretch(next);
        return closed;
    }

    private FileEnd counted(FileEnd e) {
        return new FileEnd(e.status(), e.partial(), e.message(), e.bytes(), e.elements(), tally.plus(e.observations()));
    }
}
