package datapunk.lake.web.problem;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends every failed request with its problem document; the only place that does. */
public final class Failures implements Handler<RoutingContext> {
    private static final int DRAINED = 64 * 1024 * 1024;
    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    /** Puts it in charge of all that may fail in a router; to be called before any route is added. */
    public void guard(Router router) {
        router.route().failureHandler(this);
        for (int status : new int[] {400, 404, 405, 406, 415}) {
            router.errorHandler(status, Failures::unrouted);
        }
    }

    /** What no route took; Vert.x wants the answer before this returns. */
    private static void unrouted(RoutingContext ctx) {
        if (!late(ctx.response())) {
            send(ctx, Problem.of(fault(ctx)));
        }
    }

    private static boolean late(HttpServerResponse response) {
        if (response.headWritten() && !response.ended()) {
            response.reset();
        }
        return response.headWritten() || response.ended() || response.closed();
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (late(ctx.response())) {
            return;
        }
        Problem problem = Problem.of(fault(ctx));
        if (ctx.request().isEnded()) {
            send(ctx, problem);
        } else {
            afterTheBody(ctx, problem);
        }
    }

    /**
     * Reads what is still under way before answering, because a client that is still sending would see a broken
     * connection in place of the problem; a body that is too long for that is cut off.
     */
    private static void afterTheBody(RoutingContext ctx, Problem problem) {
        HttpServerRequest request = ctx.request();
        if (!drainable(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
            send(ctx, problem);
            return;
        }
        request.exceptionHandler(gone -> LOG.log(Level.FINE, "event=client-gone", gone));
        request.handler(rest -> {});
        request.endHandler(end -> send(ctx, problem));
        request.resume();
    }

    private static boolean drainable(@Nullable String length) {
        return length == null || (length.matches("\\d{1,9}") && Integer.parseInt(length) <= DRAINED);
    }

    private static void send(RoutingContext ctx, Problem problem) {
        HttpServerResponse response = ctx.response();
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.headers().remove(HttpHeaders.ETAG);
        if (problem.passing()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"lake\"");
        }
        response.end(problem.json().toBuffer());
    }

    private static Fault fault(RoutingContext ctx) {
        @Nullable Throwable failure = ctx.failure();
        if (failure instanceof FaultException known) {
            return known.fault();
        }
        String path = ctx.request().path();
        return switch (ctx.statusCode()) {
            case 400 -> Fault.user("request-malformed", "The request cannot be read; see /api/openapi.yaml.");
            case 404 ->
                Fault.missing(
                        "route-unknown",
                        "There is nothing to " + ctx.request().method() + " at " + path
                                + "; /api/openapi.yaml lists all routes.");
            case 405 ->
                Fault.user(
                        "method-unknown",
                        ctx.request().method() + " is not possible at " + path + "; /api/openapi.yaml lists what is.");
            case 413 ->
                Fault.user("body-too-large", "The body is larger than 1 MB; send files to /api/uploads instead.");
            case 414 -> Fault.user("address-too-long", "The address is too long; ask for a simpler polygon.");
            case 415 -> Fault.user("media-type-unknown", "Send the body as application/json.");
            case 401, 403, 406 -> Fault.user("request-refused", "This cannot be had; see /api/openapi.yaml.");
            default -> unforeseen(ctx, failure);
        };
    }

    private static Fault unforeseen(RoutingContext ctx, @Nullable Throwable failure) {
        LOG.log(
                Level.SEVERE,
                failure,
                () -> "event=request-failed method=" + ctx.request().method() + " path="
                        + ctx.request().path());
        return new Fault(
                Fault.Blame.LAKE,
                "internal",
                "The lake made a mistake while answering; the log of the server names it.");
    }
}
