package datapunk.lake.web.upload;

import datapunk.lake.bus.Fault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sending a file in stretches. */
public final class UploadRoutes {
    private static final String OFFSET = "Upload-Offset";
    private final Uploads uploads;

    /** Routes to these uploads. */
    public UploadRoutes(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Adds them. */
    public void add(Router router) {
        router.route(HttpMethod.HEAD, "/api/uploads/:sha256").handler(this::where);
        router.patch("/api/uploads/:sha256").handler(this::append);
    }

    private void where(RoutingContext ctx) {
        uploads.offset(hash(ctx))
                .compose(offset -> ctx.response()
                        .putHeader(OFFSET, Long.toString(offset))
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end())
                .onFailure(ctx::fail);
    }

    private void append(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        request.pause();
        String hash = hash(ctx);
        long offset = number(ctx.queryParams().get("offset"))
                .orElseThrow(() -> Fault.user(
                                "parameter-malformed",
                                "Parameter offset must be the number of bytes sent before; HEAD tells it.")
                        .exception());
        long bytes = number(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .orElseThrow(() -> Fault.user("length-missing", "Send the stretch with a Content-Length, not chunked.")
                        .exception());
        uploads.append(hash, offset, bytes, request)
                .compose(at -> ctx.response()
                        .setStatusCode(204)
                        .putHeader(OFFSET, Long.toString(at))
                        .end())
                .onFailure(error -> refuse(ctx, error));
    }

    private static String hash(RoutingContext ctx) {
        return Uploads.hash(Objects.requireNonNullElse(ctx.pathParam("sha256"), ""));
    }

    private static void refuse(RoutingContext ctx, Throwable error) {
        if (error instanceof OffsetFault elsewhere) {
            ctx.response().putHeader(OFFSET, Long.toString(elsewhere.here()));
            ctx.fail(elsewhere.fault().exception());
        } else {
            ctx.fail(error);
        }
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
