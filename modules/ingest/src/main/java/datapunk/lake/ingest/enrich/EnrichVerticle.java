package datapunk.lake.ingest.enrich;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.ObservationBatch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Answers at the door of enrichment. */
public final class EnrichVerticle extends VerticleBase {
    /** Names the cells of a batch. */
    public static final Call<ObservationBatch, EnrichedBatch> DOOR =
            new Call<>("ingest.batch.enrich", Duration.ofMinutes(1));

    private final Bus bus;
    private final Enricher enricher;

    /** A verticle that lets this enricher work; it is used by this verticle's thread alone. */
    public EnrichVerticle(Bus bus, Enricher enricher) {
        this.bus = bus;
        this.enricher = enricher;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, batch -> Future.succeededFuture(enricher.enrich(batch)));
        return Future.succeededFuture();
    }
}
