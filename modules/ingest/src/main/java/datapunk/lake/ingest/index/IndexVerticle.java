package datapunk.lake.ingest.index;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.ingest.batch.Committed;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Answers at the door of indexing. */
public final class IndexVerticle extends VerticleBase {
    /** Brings the owner's index up to what was committed. */
    public static final Call<Committed, Done> DOOR =
            new Call<>("ingest.stretch.index", WriteDoors.FOLD.deadline().plus(Duration.ofMinutes(1)));

    private final Bus bus;

    /** A verticle that asks the store on this bus. */
    public IndexVerticle(Bus bus) {
        this.bus = bus;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, committed -> bus.ask(WriteDoors.FOLD, new WriteDoors.Fold(committed.owner())));
        return Future.succeededFuture();
    }
}
