package datapunk.lake.ingest;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.LakeModule;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.formats.Readers;
import datapunk.lake.formats.Walk;
import datapunk.lake.geo.Gazetteer;
import datapunk.lake.ingest.enrich.EnrichVerticle;
import datapunk.lake.ingest.enrich.Enricher;
import datapunk.lake.ingest.gather.GatherVerticle;
import datapunk.lake.ingest.gather.Gatherer;
import datapunk.lake.ingest.index.IndexVerticle;
import datapunk.lake.ingest.persist.PersistVerticle;
import datapunk.lake.ingest.pipeline.Meters;
import datapunk.lake.ingest.pipeline.Pipeline;
import datapunk.lake.ingest.run.Resumption;
import datapunk.lake.ingest.run.Runs;
import datapunk.lake.ingest.run.Workshop;
import datapunk.lake.ingest.source.Walking;
import datapunk.lake.ingest.transform.TransformVerticle;
import datapunk.lake.ingest.transform.Transformer;
import datapunk.lake.ingest.validate.ValidateVerticle;
import datapunk.lake.ingest.validate.Validator;
import datapunk.lake.model.PlaceName;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The ingest room: everything between a file and its committed observations. */
public final class IngestModule implements LakeModule {
    private final Vertx vertx;
    private final Bus bus;
    private final IngestConfig config;
    private final Walking walking;
    private final Supplier<LongFunction<PlaceName>> gazetteer;
    private final Meters meters = new Meters();
    private final List<String> deployments = new ArrayList<>();
    private long reporting = -1;

    /** An ingest room with all readers and the bundled gazetteer. */
    public IngestModule(Vertx vertx, Bus bus, IngestConfig config) {
        this(vertx, bus, config, new Walk(Readers.standard())::walk, () -> Gazetteer.load()::placeOfCell);
    }

    /** One that walks and names places its own way. */
    IngestModule(
            Vertx vertx, Bus bus, IngestConfig config, Walking walking, Supplier<LongFunction<PlaceName>> gazetteer) {
        this.vertx = vertx;
        this.bus = bus;
        this.config = config;
        this.walking = walking;
        this.gazetteer = gazetteer;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(gazetteer::get, false)
                .compose(names -> deploy(Objects.requireNonNull(names)))
                .onSuccess(_ -> reporting = vertx.setPeriodic(1, config.report().toMillis(), _ -> report()));
    }

    /** Deploys the stages from the last to the first, so that each finds the next one there. */
    private Future<?> deploy(LongFunction<PlaceName> names) {
        var validator = new Validator(Clock.systemUTC());
        var shop = new Workshop(bus, new Pipeline(bus, meters), walking, validator, config.limits(), config.retry());
        var runs = new Runs(shop, config.imports());
        var resumption = new Resumption(shop, runs, config.look());
        return deploy(new IndexVerticle(bus))
                .compose(_ -> deploy(new PersistVerticle(bus)))
                .compose(_ -> deploy(new GatherVerticle(bus, new Gatherer())))
                .compose(_ -> deploy(new EnrichVerticle(bus, new Enricher(names, config.cells()))))
                .compose(_ -> deploy(new TransformVerticle(bus, new Transformer())))
                .compose(_ -> deploy(new ValidateVerticle(bus, validator)))
                .compose(_ -> deploy(new SourceVerticle(bus, runs, resumption, config.progress())));
    }

    private Future<String> deploy(Deployable verticle) {
        return vertx.deployVerticle(verticle).onSuccess(deployments::add);
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(reporting);
        Future<?> stopped = Future.succeededFuture();
        for (String deployment : deployments.reversed()) {
            stopped = stopped.eventually(() -> vertx.undeploy(deployment));
        }
        deployments.clear();
        return stopped;
    }

    private void report() {
        bus.ask(MonitorDoors.REPORT, new Report("ingest", Status.UP, "Imports can be started.", meters.measures()));
    }
}
