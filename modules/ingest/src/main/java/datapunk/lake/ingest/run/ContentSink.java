package datapunk.lake.ingest.run;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.formats.Sink;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.gather.Tally;
import datapunk.lake.ingest.validate.Validator;
import datapunk.lake.ingest.validate.Verdict;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the records of one content, cuts them into batches and these into stretches. Where a stretch ends depends on
 * the records alone, never on time or on the size of batches, so that a resumed import commits what an undisturbed one
 * would. Records before the lane's begin are committed already: they are counted for the ledger and not handed on.
 */
final class ContentSink implements Sink {
    private static final int CHARACTERS = 100;
    private static final int FEATURE = 8;
    private static final long SKIPS = 1000;

    private final Inlet inlet;
    private final Limits limits;
    private final Lane lane;
    private final long latest;
    private final List<SourceRecord> records;
    private final List<Rejected> rejects = new ArrayList<>();
    private final Map<String, Long> elements = new HashMap<>();
    private final Tally before = new Tally();
    private long ordinal;
    private long batchFrom;
    private long weight;
    private Optional<String> partial = Optional.empty();

    /** @param latest as of {@link Validator#latest} */
    ContentSink(Inlet inlet, Limits limits, Lane lane, long latest) {
        this.inlet = inlet;
        this.limits = limits;
        this.lane = lane;
        this.latest = latest;
        this.batchFrom = lane.begin();
        this.records = new ArrayList<>(limits.batch());
    }

    @Override
    public void record(SourceRecord record) {
        long at = ordinal++;
        if (at < lane.begin()) {
            if (Validator.judge(record, latest) == Verdict.ACCEPTED) {
                before.add(record);
            }
            skip();
            return;
        }
        records.add(record);
        weight += weight(record);
        roll();
    }

    @Override
    public void reject(String reason, String field, long position, String fragment) {
        long at = ordinal++;
        if (at < lane.begin()) {
            skip();
            return;
        }
        rejects.add(new Rejected(at, reason, field, position, fragment));
        weight += 1 + fragment.length() / CHARACTERS;
        roll();
    }

    @Override
    public void element(String name, long count) {
        elements.merge(name, count, Long::sum);
    }

    @Override
    public void partial(String why) {
        partial = Optional.of(why);
    }

    /** What was told about damage. */
    Optional<String> partial() {
        return partial;
    }

    /** Hands on the rest and the end of the content, and waits until all of it is committed. */
    void end(Ledger.Status status, boolean damaged, Optional<String> message, long bytes) {
        flush();
        inlet.close(lane, Math.max(ordinal, lane.begin()), Optional.of(fileEnd(status, damaged, message, bytes)));
    }

    /** Gives the content up after its last commit. */
    void abandon(Ledger.Status status, String message) {
        inlet.abandon(lane, fileEnd(status, true, Optional.of(message), 0));
    }

    private FileEnd fileEnd(Ledger.Status status, boolean damaged, Optional<String> message, long bytes) {
        return new FileEnd(status, damaged, message, bytes, elements, before.plus(Map.of()));
    }

    private static long weight(SourceRecord record) {
        return switch (record) {
            case PositionRecord p -> {
                String attributes = p.attributes();
                yield attributes == null ? 1 : 1 + attributes.length() / CHARACTERS;
            }
            case FeatureRecord f -> FEATURE + f.attributes().length() / CHARACTERS;
        };
    }

    private void skip() {
        if (ordinal % SKIPS == 0) {
            inlet.skipped(SKIPS);
        }
    }

    private void roll() {
        if (weight >= limits.stretch()) {
            flush();
            inlet.close(lane, ordinal, Optional.empty());
            weight = 0;
        } else if (records.size() + rejects.size() >= limits.batch()) {
            flush();
        }
    }

    private void flush() {
        if (!records.isEmpty() || !rejects.isEmpty()) {
            var batch = new RawBatch(lane, batchFrom, records, rejects);
            batchFrom = batch.to();
            records.clear();
            rejects.clear();
            inlet.push(batch);
        }
    }
}
