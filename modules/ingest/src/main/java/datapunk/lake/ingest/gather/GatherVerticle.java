package datapunk.lake.ingest.gather;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.EnrichedBatch;
import datapunk.lake.ingest.batch.Gathered;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.Stretch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** Answers at the doors of gathering. One instance only: it holds the open stretches. */
public final class GatherVerticle extends VerticleBase {
    private static final Duration SHORT = Duration.ofMinutes(1);

    /** Takes a batch in. */
    public static final Call<EnrichedBatch, Gathered> DOOR = new Call<>("ingest.batch.gather", SHORT);

    /** Gives out what a lane has gathered. */
    public static final Call<CloseStretch, Stretch> CLOSE = new Call<>("ingest.stretch.close", SHORT);

    /** Forgets a lane that was given up. */
    public static final Call<Drop, Done> DROP = new Call<>("ingest.lane.drop", SHORT);

    private final Bus bus;
    private final Gatherer gatherer;

    /** A verticle that lets this gatherer work; it is used by this verticle's thread alone. */
    public GatherVerticle(Bus bus, Gatherer gatherer) {
        this.bus = bus;
        this.gatherer = gatherer;
    }

    @Override
    public Future<?> start() {
        bus.answer(DOOR, batch -> Future.succeededFuture(gatherer.add(batch)));
        bus.answer(CLOSE, close -> Future.succeededFuture(gatherer.close(close)));
        bus.answer(DROP, drop -> {
            gatherer.drop(drop.lane());
            return Future.succeededFuture(Done.DONE);
        });
        return Future.succeededFuture();
    }

    /** Asks to forget a lane. */
    public record Drop(Lane lane) implements Payload {}
}
