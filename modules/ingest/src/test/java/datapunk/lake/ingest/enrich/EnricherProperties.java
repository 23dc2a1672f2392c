package datapunk.lake.ingest.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.ingest.Lives;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import datapunk.lake.ingest.transform.Transformer;
import datapunk.lake.ingest.validate.Validator;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import datapunk.lake.model.SourceRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnricherProperties {
    private static final Lane LANE = new Lane(new Owner(1), new UUID(0, 1), new UUID(0, 2), 0);
    private final Map<Long, Integer> asked = new HashMap<>();
    private final LongFunction<PlaceName> gazetteer = cell -> {
        asked.merge(cell, 1, Integer::sum);
        return new PlaceName("", "", "", "", "", Long.toString(cell));
    };

    private static ObservationBatch batch(long seed) {
        List<SourceRecord> records = Lives.life(new Random(seed), 1000).stream()
                .filter(r ->
                        Validator.judge(r, Long.MAX_VALUE) instanceof datapunk.lake.ingest.validate.Verdict.Accepted)
                .toList();
        return new Transformer().transform(new ValidBatch(LANE, 0, records.size(), records, List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void exactlyTheCellsOfTheFixesAreNamed(long seed) {
        ObservationBatch batch = batch(seed);
        var cells = new HashSet<Long>();
        for (Table table : batch.tables()) {
            FixTable fixes = table.fixes();
            for (int i = 0; i < fixes.size(); i++) {
                cells.add(ZOrder.parent(ZOrder.codeOf(fixes.lon(i), fixes.lat(i)), 16));
            }
        }

        EnrichedBatch enriched = new Enricher(gazetteer, 10).enrich(batch);

        assertEquals(cells, enriched.places().keySet());
        enriched.places().forEach((cell, name) -> assertEquals(Long.toString(cell), name.town()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aCellIsLookedUpOnceHoweverManyBatchesShowIt(long seed) {
        var enricher = new Enricher(gazetteer, 14);
        for (int i = 0; i < 5; i++) {
            enricher.enrich(batch(seed));
            enricher.enrich(batch(seed + 10));
        }

        assertTrue(asked.values().stream().allMatch(n -> n == 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aSmallMemoryForgetsButNeverLies(int bits) {
        var names = new CellNames(gazetteer, bits);
        var random = new Random(bits);
        for (int i = 0; i < 20_000; i++) {
            long cell = (long) Math.abs(random.nextGaussian() * 40);
            assertEquals(Long.toString(cell), names.of(cell).town());
        }
        assertTrue(asked.values().stream().mapToInt(n -> n).sum() < 20_000);
    }
}
