package datapunk.lake.web.cache;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheDoors.AskCache;
import datapunk.lake.bus.cache.CacheDoors.AskWhy;
import datapunk.lake.model.Owner;
import datapunk.lake.web.api.AskedPath;
import datapunk.lake.web.api.Params;
import datapunk.lake.web.auth.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** How the cache is, its settings, and why an answer is cached; for the owner of the lake alone. */
public final class CacheRoutes {
    private static final int BODY_LIMIT = 4096;
    private final Bus bus;
    private final Owner owner;

    /** Routes over these doors. @param owner who alone may use them */
    public CacheRoutes(Bus bus, Owner owner) {
        this.bus = bus;
        this.owner = owner;
    }

    /** Adds them. */
    public void add(Router router) {
        router.get("/api/cache").handler(this::ownerOnly).handler(this::show);
        router.get("/api/cache/why").handler(this::ownerOnly).handler(this::why);
        router.patch("/api/cache/regions/:name")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::ownerOnly)
                .handler(this::configure);
        router.patch("/api/cache/warmer")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::ownerOnly)
                .handler(this::switchWarmer);
    }

    private void ownerOnly(RoutingContext ctx) {
        if (!Caller.of(ctx).owner().equals(owner)) {
            throw Fault.user("owner-needed", "Only the owner of this lake may look at its cache; sign in as the owner.")
                    .exception();
        }
        ctx.next();
    }

    private void show(RoutingContext ctx) {
        send(ctx, bus.ask(CacheDoors.STATUS, new AskCache()).map(CacheJson::of));
    }

    private void why(RoutingContext ctx) {
        String path = new Params(ctx.queryParams())
                .text("path")
                .orElseThrow(() -> Params.malformed(
                        "path", "is missing: the address of a tile or a query, such as /api/tiles/5/16/10.mvt."));
        var asked = new AskWhy(AskedPath.of(Caller.of(ctx).owner(), path));
        send(ctx, bus.ask(CacheDoors.WHY, asked).map(CacheJson::of));
    }

    private void configure(RoutingContext ctx) {
        var asked = RegionChange.of(Params.path(ctx, "name"), ctx.body().buffer());
        send(ctx, bus.ask(CacheDoors.CONFIGURE, asked).map(CacheJson::of));
    }

    private void switchWarmer(RoutingContext ctx) {
        var asked = RegionChange.warmer(ctx.body().buffer());
        send(ctx, bus.ask(CacheDoors.SWITCH_WARMER, asked).map(CacheJson::of));
    }

    private static void send(RoutingContext ctx, Future<JsonObject> answer) {
        answer.compose(json -> {
                    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    return ctx.json(json);
                })
                .onFailure(ctx::fail);
    }
}
