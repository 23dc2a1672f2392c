package datapunk.lake.web.api;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.CancelImport;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import datapunk.lake.bus.ingest.IngestDoors.StartImport;
import datapunk.lake.bus.ingest.IngestDoors.UndoImport;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.ListImports;
import datapunk.lake.bus.store.StoreDoors.ReadImport;
import datapunk.lake.bus.store.StoreDoors.ReadRejects;
import datapunk.lake.web.auth.Caller;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports: beginning, watching, ending and undoing them. */
public final class ImportRoutes {
    private static final int BODY_LIMIT = 1024 * 1024;
    private final Bus bus;
    private final Uploads uploads;
    private final Optional<Path> sample;
    private final InstantSource clock;

    /** Routes over these doors. @param sample the made-up year, if there is one */
    public ImportRoutes(Bus bus, Uploads uploads, Optional<Path> sample, InstantSource clock) {
        this.bus = bus;
        this.uploads = uploads;
        this.sample = sample;
        this.clock = clock;
    }

    /** Adds them. */
    public void add(Router router) {
        router.get("/api/imports").handler(this::list);
        router.post("/api/imports")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::start);
        router.post("/api/imports/sample").handler(this::startSample);
        router.get("/api/imports/:id").handler(this::show);
        router.delete("/api/imports/:id").handler(this::undo);
        router.post("/api/imports/:id/cancel").handler(this::cancel);
        router.get("/api/imports/:id/rejects").handler(this::rejects);
    }

    private void list(RoutingContext ctx) {
        send(
                ctx,
                200,
                bus.ask(StoreDoors.LIST_IMPORTS, new ListImports(Caller.of(ctx).owner()))
                        .map(found -> {
                            var imports = new JsonArray();
                            found.imports().forEach(ledger -> imports.add(LedgerJson.of(ledger, clock.millis())));
                            return new JsonObject().put("imports", imports);
                        }));
    }

    private void start(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Future<List<Given>> given = switch (Handed.of(ctx.body().buffer())) {
            case Handed.Paths paths -> Future.succeededFuture(local(caller, paths.given()));
            case Handed.Uploaded uploaded -> uploads.take(uploaded.files());
        };
        begin(ctx, given.map(files -> new StartImport(caller.owner(), files, false)));
    }

    private static List<Given> local(Caller caller, List<Given> given) {
        if (!caller.local()) {
            throw Fault.user(
                            "local-key-needed",
                            "Only ./lake import on this machine may name paths; upload the files instead.")
                    .exception();
        }
        return given;
    }

    private void startSample(RoutingContext ctx) {
        Path zip = sample.orElseThrow(() -> Fault.missing(
                        "sample-missing", "This lake was built without the sample year; import files of yours.")
                .exception());
        var files = List.of(new Given(zip, zip.getFileName().toString()));
        begin(ctx, Future.succeededFuture(new StartImport(Caller.of(ctx).owner(), files, true)));
    }

    private void begin(RoutingContext ctx, Future<StartImport> asked) {
        send(ctx, 202, asked.compose(start -> bus.ask(IngestDoors.START, start)).map(started -> {
            ctx.response().putHeader(HttpHeaders.LOCATION, "/api/imports/" + started.id());
            return new JsonObject().put("id", started.id().toString());
        }));
    }

    private void show(RoutingContext ctx) {
        send(
                ctx,
                200,
                bus.ask(StoreDoors.READ_IMPORT, new ReadImport(Caller.of(ctx).owner(), id(ctx)))
                        .map(ledger -> LedgerJson.of(ledger, clock.millis())));
    }

    private void undo(RoutingContext ctx) {
        send(
                ctx,
                200,
                bus.ask(IngestDoors.UNDO, new UndoImport(Caller.of(ctx).owner(), id(ctx)))
                        .map(undone -> new JsonObject()
                                .put("id", undone.id().toString())
                                .put("removed", undone.removed())));
    }

    private void cancel(RoutingContext ctx) {
        bus.ask(IngestDoors.CANCEL, new CancelImport(Caller.of(ctx).owner(), id(ctx)))
                .compose(done -> Seen.tellNow(ctx, bus, Caller.of(ctx).owner()))
                .compose(done -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private void rejects(RoutingContext ctx) {
        var params = new Params(ctx.queryParams());
        var asked = new ReadRejects(
                Caller.of(ctx).owner(),
                id(ctx),
                params.text("path"),
                params.whole("offset", 0, 0, Integer.MAX_VALUE),
                params.whole("limit", 100, 1, 1_000));
        send(ctx, 200, bus.ask(StoreDoors.READ_REJECTS, asked).map(LedgerJson::of));
    }

    private static UUID id(RoutingContext ctx) {
        String text = Params.path(ctx, "id");
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Params.malformed(
                    "id",
                    "must be the id of an import from /api/imports, like " + "0197c0de-0000-7000-8000-000000000001.");
        }
        return UUID.fromString(text);
    }

    private void send(RoutingContext ctx, int status, Future<JsonObject> answer) {
        answer.compose(json -> Seen.tellNow(ctx, bus, Caller.of(ctx).owner()).map(told -> json))
                .compose(json -> {
                    ctx.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    return ctx.json(json);
                })
                .onFailure(ctx::fail);
    }
}
