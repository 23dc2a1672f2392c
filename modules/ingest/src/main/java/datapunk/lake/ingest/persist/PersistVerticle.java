package datapunk.lake.ingest.persist;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.ingest.batch.Committed;
import datapunk.lake.ingest.batch.Stretch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/**
 * Answers at the door of persistence, once per attempt: trying again is for the run, which alone knows whether it is
 * still wanted. Handing the same stretch in twice is harmless.
 */
public final class PersistVerticle extends VerticleBase {
    /** Commits a stretch. */
    public static final Call<Stretch, Committed> DOOR =
            new Call<>("ingest.stretch.persist", WriteDoors.APPEND.deadline().plus(Duration.ofMinutes(1)));

    private final Bus bus;

    /** A verticle that asks the store on this bus. */
    public PersistVerticle(Bus bus) {
        this.bus = bus;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, this::persist);
        return Future.succeededFuture();
    }

    private Future<Committed> persist(Stretch stretch) {
        return bus.ask(WriteDoors.APPEND, stretch.append())
                .map(appended -> new Committed(stretch.append().owner(), stretch.records(), appended.counts()));
    }
}
