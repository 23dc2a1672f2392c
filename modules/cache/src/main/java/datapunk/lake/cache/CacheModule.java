package datapunk.lake.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.LakeModule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The cache: answers kept in memory and in Redis, forgotten as soon as a commit makes them untrue. */
public final class CacheModule implements LakeModule {
    private final Vertx vertx;
    private final CacheVerticle verticle;
    private String deployment = "";

    /** A cache in front of the store on this bus. */
    public CacheModule(Vertx vertx, Bus bus, CacheConfig config) {
        this.vertx = vertx;
        this.verticle = new CacheVerticle(bus, config);
    }

    @Override
    public String name() {
        return "cache";
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
