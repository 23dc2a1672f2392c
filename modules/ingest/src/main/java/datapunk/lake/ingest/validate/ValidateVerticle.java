package datapunk.lake.ingest.validate;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Answers at the door of validation. */
public final class ValidateVerticle extends VerticleBase {
    /** Judges the records of a batch. */
    public static final Call<RawBatch, ValidBatch> DOOR = new Call<>("ingest.batch.validate", Duration.ofMinutes(1));

    private final Bus bus;
    private final Validator validator;

    /** A verticle that lets this validator judge. */
    public ValidateVerticle(Bus bus, Validator validator) {
        this.bus = bus;
        this.validator = validator;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, batch -> Future.succeededFuture(validator.validate(batch)));
        return Future.succeededFuture();
    }
}
