package datapunk.lake.web;

import datapunk.lake.bus.Bus;
import datapunk.lake.web.api.Answers;
import datapunk.lake.web.api.HealthRoutes;
import datapunk.lake.web.api.ImportRoutes;
import datapunk.lake.web.api.QuestionRoutes;
import datapunk.lake.web.auth.Callers;
import datapunk.lake.web.auth.SameOrigin;
import datapunk.lake.web.auth.SessionRoutes;
import datapunk.lake.web.auth.SignIn;
import datapunk.lake.web.cache.CacheRoutes;
import datapunk.lake.web.live.LiveRoute;
import datapunk.lake.web.page.PageRoutes;
import datapunk.lake.web.page.SecurityHeaders;
import datapunk.lake.web.problem.Failures;
import datapunk.lake.web.tile.TileRoutes;
import datapunk.lake.web.upload.UploadRoutes;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** All routes in their order: guards, what is free, the sign-in, what is behind it, the page. */
final class Site {
    private static final String DOCUMENT = "datapunk/lake/web/openapi.yaml";
    private final Vertx vertx;
    private final Bus bus;
    private final WebConfig config;
    private final Uploads uploads;
    private final String start;

    /** @param start differs from start to start */
    Site(Vertx vertx, Bus bus, WebConfig config, Uploads uploads, String start) {
        this.vertx = vertx;
        this.bus = bus;
        this.config = config;
        this.uploads = uploads;
        this.start = start;
    }

    Router router(LiveRoute live) {
        Router router = Router.router(vertx);
        new Failures().guard(router);
        router.route().handler(new SecurityHeaders());
        router.route().handler(new SameOrigin(config.open()));
        var callers = new Callers(bus, WebConfig.OWNER, config.localKey(), InstantSource.system());
        var session = new SessionRoutes(callers, config.open(), config.version());
        var health = new HealthRoutes(bus);
        health.addFree(router);
        session.addFree(router);
        guard(router, callers);
        session.add(router);
        health.add(router);
        behindSignIn(router);
        live.add(router);
        router.route("/api/*").handler(ctx -> ctx.fail(404));
        new PageRoutes(PageRoutes.ROOT).add(router);
        return router;
    }

    private void guard(Router router, Callers callers) {
        var signIn = new SignIn(callers, config.open() ? Optional.of(WebConfig.OWNER) : Optional.empty());
        router.route("/api/*").handler(signIn);
        router.route("/metrics").handler(signIn);
        router.route("/ws").handler(signIn);
    }

    private void behindSignIn(Router router) {
        var answers = new Answers(vertx, bus, start);
        new QuestionRoutes(answers).add(router);
        new TileRoutes(answers).add(router);
        new UploadRoutes(uploads).add(router);
        new ImportRoutes(bus, uploads, config.sample(), InstantSource.system()).add(router);
        new CacheRoutes(bus, WebConfig.OWNER).add(router);
        router.get("/api/openapi.yaml").handler(Site::document);
    }

    private static void document(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .sendFile(DOCUMENT)
                .onFailure(ctx::fail);
    }
}
