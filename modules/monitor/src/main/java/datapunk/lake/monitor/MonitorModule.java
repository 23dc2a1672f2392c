package datapunk.lake.monitor;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.LakeModule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Monitoring: hears how every part is, watches every call on the bus, and tells both to people and to Prometheus. */
public final class MonitorModule implements LakeModule {
    private final Vertx vertx;
    private final MonitorVerticle verticle;
    private String deployment = "";

    /** Monitoring of the rooms on this bus. */
    public MonitorModule(Vertx vertx, Bus bus, MonitorConfig config) {
        this.vertx = vertx;
        var calls = new CallTimes();
        bus.watch(calls);
        this.verticle = new MonitorVerticle(bus, new Parts(Clock.systemUTC(), config.silence()), calls);
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public Future<?> start() {
        return vertx.deployVerticle(verticle).onSuccess(id -> deployment = id);
    }

    @Override
    public Future<?> stop() {
        return vertx.undeploy(deployment);
    }
}
