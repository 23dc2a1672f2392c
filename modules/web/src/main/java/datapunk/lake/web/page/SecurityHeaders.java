package datapunk.lake.web.page;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Fences every answer in: nothing from elsewhere is loaded, nothing leaks elsewhere, nobody frames the page. */
public final class SecurityHeaders implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        headers.set("Content-Security-Policy", policy(ctx.request().getHeader(HttpHeaders.HOST)))
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        ctx.next();
    }

    /** The policy; the page's own WebSocket is named because older browsers do not count it as {@code 'self'}. */
    static String policy(@Nullable String host) {
        boolean plain =
                host != null && host.matches("[A-Za-z0-9.\\-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:]{2,39}](:\\d{1,5})?");
        String sockets = plain ? " ws://" + host + " wss://" + host : "";
        return "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self'; "
                + "connect-src 'self'" + sockets
                + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
