package datapunk.lake.ingest;

import datapunk.lake.formats.Intake;
import datapunk.lake.formats.Intake.Item;
import datapunk.lake.formats.Intake.Outcome;
import datapunk.lake.formats.Sink;
import datapunk.lake.ingest.source.Walking;
import datapunk.lake.model.SourceRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Walks through a file as if it held these records, every hundredth followed by a piece that nobody understands. */
final class ScriptedWalk implements Walking {
    final AtomicLong read = new AtomicLong();
    private final List<SourceRecord> records;

    ScriptedWalk(List<SourceRecord> records) {
        this.records = records;
    }

    /** How many records and rejects a file has. */
    long size() {
        return records.size() + records.size() / 100;
    }

    @Override
    public void walk(Path file, String name, Intake intake) {
        var archive = new Item(name, "zip", 10, Optional.empty());
        intake.enter(archive);
        content(new Item(name + "!/Records.json", "google-records", 100, Optional.empty()), intake);
        var image = new Item(name + "!/photo.jpg", "unknown", 7, Optional.of("This is a JPEG image."));
        intake.enter(image);
        intake.leave(image, new Outcome.Skipped());
        intake.leave(archive, new Outcome.Complete(10));
    }

    private void content(Item item, Intake intake) {
        Optional<Sink> sink = intake.enter(item);
        if (sink.isEmpty()) {
            intake.leave(item, new Outcome.Skipped());
            return;
        }
        for (int i = 0; i < records.size(); i++) {
            sink.get().record(records.get(i));
            sink.get().element("locations");
            read.incrementAndGet();
            if (i % 100 == 99) {
                sink.get().reject("time-missing", "timestamp", i, "{}");
                read.incrementAndGet();
            }
        }
        intake.leave(item, new Outcome.Complete(100));
    }
}
