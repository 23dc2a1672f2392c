package datapunk.lake.web.api;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.AskHealth;
import datapunk.lake.bus.monitor.MonitorDoors.AskMetrics;
import datapunk.lake.bus.monitor.MonitorDoors.Health;
import datapunk.lake.bus.monitor.MonitorDoors.PartHealth;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** How the lake is. */
public final class HealthRoutes {
    private final Bus bus;

    /** Asks monitoring. */
    public HealthRoutes(Bus bus) {
        this.bus = bus;
    }

    /** Routes that need no sign-in. */
    public void addFree(Router router) {
        router.get("/health/live").handler(ctx -> {
            ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            ctx.json(new JsonObject().put("status", "up"));
        });
        router.get("/health/ready").handler(this::ready);
    }

    /** Routes behind the sign-in. */
    public void add(Router router) {
        router.get("/metrics").handler(this::metrics);
    }

    private void ready(RoutingContext ctx) {
        bus.ask(MonitorDoors.HEALTH, new AskHealth())
                .recover(error -> Future.succeededFuture(new Health(
                        Status.DOWN,
                        List.of(new PartHealth("monitor", Status.DOWN, String.valueOf(error.getMessage()))))))
                .onSuccess(health -> {
                    ctx.response()
                            .setStatusCode(health.status() == Status.DOWN ? 503 : 200)
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    ctx.json(json(health));
                });
    }

    private static JsonObject json(Health health) {
        var parts = new JsonArray();
        for (PartHealth part : health.parts()) {
            parts.add(new JsonObject()
                    .put("name", part.name())
                    .put("status", LedgerJson.status(part.status()))
                    .put("detail", part.detail()));
        }
        return new JsonObject()
                .put("status", LedgerJson.status(health.status()))
                .put("parts", parts);
    }

    private void metrics(RoutingContext ctx) {
        bus.ask(MonitorDoors.METRICS, new AskMetrics())
                .compose(page -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(page.text()))
                .onFailure(ctx::fail);
    }
}
