package datapunk.lake.ingest.pipeline;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.Committed;
import datapunk.lake.ingest.batch.Gathered;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.batch.Stretch;
import datapunk.lake.ingest.enrich.EnrichVerticle;
import datapunk.lake.ingest.gather.GatherVerticle;
import datapunk.lake.ingest.index.IndexVerticle;
import datapunk.lake.ingest.persist.PersistVerticle;
import datapunk.lake.ingest.transform.TransformVerticle;
import datapunk.lake.ingest.validate.ValidateVerticle;
import io.vertx.core.Future;

/**
 * The order of the stages, written here and nowhere else: what one door answers is what the next one takes, so that
 * another order does not compile. For any thread.
 */
public final class Pipeline {
    private final Bus bus;
    private final Meters meters;

    /** A pipeline over this bus. */
    public Pipeline(Bus bus, Meters meters) {
        this.bus = bus;
        this.meters = meters;
    }

    /** Sends a batch through validation, transformation and enrichment into the gathering. */
    public Future<Gathered> feed(RawBatch batch, Passed passed) {
        long n = batch.to() - batch.from();
        meters.count(Stage.READ, n, batch.rejects().size());
        passed.add(Stage.READ, n);
        return step(Stage.VALIDATE, ValidateVerticle.DOOR, batch)
                .onSuccess(v -> count(
                        passed,
                        Stage.VALIDATE,
                        n,
                        v.rejects().size() - batch.rejects().size()))
                .compose(valid -> step(Stage.TRANSFORM, TransformVerticle.DOOR, valid))
                .onSuccess(_ -> count(passed, Stage.TRANSFORM, n, 0))
                .compose(observations -> step(Stage.ENRICH, EnrichVerticle.DOOR, observations))
                .onSuccess(_ -> count(passed, Stage.ENRICH, n, 0))
                .compose(enriched -> step(Stage.CACHE, GatherVerticle.DOOR, enriched))
                .onSuccess(_ -> count(passed, Stage.CACHE, n, 0));
    }

    /** Takes what a lane has gathered. */
    public Future<Stretch> close(CloseStretch close) {
        return bus.ask(GatherVerticle.CLOSE, close);
    }

    /** Forgets what a lane has gathered. */
    public Future<Done> drop(Lane lane) {
        return bus.ask(GatherVerticle.DROP, new GatherVerticle.Drop(lane));
    }

    /** Tries once to commit a stretch. */
    public Future<Committed> commit(Stretch stretch, Passed passed) {
        return step(Stage.PERSIST, PersistVerticle.DOOR, stretch)
                .onSuccess(_ -> count(passed, Stage.PERSIST, stretch.records(), 0));
    }

    /** Tries once to bring the index up to what was committed. */
    public Future<Done> index(Committed committed, Passed passed) {
        return step(Stage.INDEX, IndexVerticle.DOOR, committed).onSuccess(_ -> {
            meters.count(Stage.INDEX, committed.records(), 0);
            passed.indexed();
        });
    }

    private void count(Passed passed, Stage stage, long records, long rejects) {
        meters.count(stage, records, rejects);
        passed.add(stage, records);
    }

    private <Q extends Payload, A extends Payload> Future<A> step(Stage stage, Call<Q, A> door, Q question) {
        long begun = System.nanoTime();
        meters.begin(stage);
        return bus.ask(door, question).onComplete(_ -> meters.end(stage, System.nanoTime() - begun));
    }
}
