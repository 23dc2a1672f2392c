package datapunk.lake.ingest.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.ingest.Appends;
import datapunk.lake.ingest.Lives;
import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.enrich.Enricher;
import datapunk.lake.ingest.transform.Transformer;
import datapunk.lake.ingest.validate.Validator;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import datapunk.lake.model.SourceRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GathererProperties {
    private static final Lane LANE = new Lane(new Owner(1), new UUID(0, 1), new UUID(0, 2), 0);
    private static final FileEnd END =
            new FileEnd(Ledger.Status.DONE, false, Optional.empty(), 10, Map.of("locations", 5L), Map.of("fix", 1L));

    private static List<EnrichedBatch> batches(List<SourceRecord> records, Random random, int most) {
        var validator = new Validator(Clock.systemUTC());
        var transformer = new Transformer();
        var enricher = new Enricher(cell -> new PlaceName("", "", "", "", "", "c" + cell), 12);
        var batches = new ArrayList<EnrichedBatch>();
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + random.nextInt(1, most + 1));
            var raw = new RawBatch(LANE, from, records.subList(from, to), List.of());
            batches.add(enricher.enrich(transformer.transform(validator.validate(raw))));
            from = to;
        }
        return batches;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anySplitInAnyOrderGivesTheSameStretch(long seed) {
        var random = new Random(seed);
        List<SourceRecord> records = Lives.life(random, 3000);
        Append whole = gather(batches(records, random, 3000), records.size());

        List<EnrichedBatch> split = batches(records, random, 200);
        Collections.shuffle(split, random);

        assertEquals(Appends.text(whole), Appends.text(gather(split, records.size())));
    }

    private static Append gather(List<EnrichedBatch> batches, long to) {
        var gatherer = new Gatherer();
        batches.forEach(gatherer::add);
        return gatherer.close(new CloseStretch(LANE, to, Optional.of(END))).append();
    }

    @Test
    void theEndCountsWhatWasStatedByKind() {
        List<SourceRecord> records = List.of(
                Lives.position(Lives.START, 1, 1), Lives.position(Lives.START + 1, 1, 91), Lives.visit(5, 1, 1));

        FileEnd end = gather(batches(records, new Random(1), 2), 3).end().orElseThrow();

        assertEquals(Map.of("fix", 2L, "stay", 1L, "activity_sample", 2L), end.observations());
        assertEquals(Map.of("locations", 5L), end.elements());
    }

    @Test
    void aStretchWithAHoleIsNotGivenOut() {
        var gatherer = new Gatherer();
        List<EnrichedBatch> batches = batches(Lives.life(new Random(1), 100), new Random(1), 30);
        batches.stream().skip(1).forEach(gatherer::add);

        assertThrows(IllegalStateException.class, () -> gatherer.close(new CloseStretch(LANE, 100, Optional.empty())));
    }
}
