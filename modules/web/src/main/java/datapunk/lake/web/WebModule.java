package datapunk.lake.web;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.LakeModule;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/** The web room: HTTP and WebSocket edge of the lake. */
public final class WebModule implements LakeModule {
    private static final Logger LOG = Logger.getLogger(WebModule.class.getName());
    private static final int MOST_LOOPS = 4;
    private final Vertx vertx;
    private final Bus bus;
    private final WebConfig config;
    private volatile int port;
    private volatile Optional<String> deployment = Optional.empty();

    /** The web room on this bus. */
    public WebModule(Vertx vertx, Bus bus, WebConfig config) {
        this.vertx = vertx;
        this.bus = bus;
        this.config = config;
    }

    @Override
    public String name() {
        return "web";
    }

    /** Listens; fault {@code port-taken}. */
    @Override
    public Future<?> start() {
        var uploads = new Uploads(vertx, config.uploads(), config.uploadLimit());
        var site = new Site(
                vertx, bus, config, uploads, UUID.randomUUID().toString().substring(0, 8));
        return vertx.deployVerticle(
                        () -> new WebVerticle(bus, config, site, bound -> port = bound),
                        new DeploymentOptions().setInstances(loops()))
                .onSuccess(id -> {
                    deployment = Optional.of(id);
                    LOG.info(() ->
                            "event=web-listening host=" + config.host() + " port=" + port + " open=" + config.open());
                });
    }

    private int loops() {
        boolean anyPort = config.port() == 0;
        return anyPort ? 1 : Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    }

    /** The port it listens on, once started. */
    public int port() {
        return port;
    }

    @Override
    public Future<?> stop() {
        return deployment.map(vertx::undeploy).orElseGet(Future::succeededFuture);
    }
}
