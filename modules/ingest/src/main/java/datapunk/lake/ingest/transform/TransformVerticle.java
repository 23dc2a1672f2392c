package datapunk.lake.ingest.transform;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.ingest.batch.ObservationBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Answers at the door of transformation. */
public final class TransformVerticle extends VerticleBase {
    /** Turns the records of a batch into observations. */
    public static final Call<ValidBatch, ObservationBatch> DOOR =
            new Call<>("ingest.batch.transform", Duration.ofMinutes(1));

    private final Bus bus;
    private final Transformer transformer;

    /** A verticle that lets this transformer work; it is used by this verticle's thread alone. */
    public TransformVerticle(Bus bus, Transformer transformer) {
        this.bus = bus;
        this.transformer = transformer;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, batch -> Future.succeededFuture(transformer.transform(batch)));
        return Future.succeededFuture();
    }
}
