package datapunk.lake.web.auth;

import datapunk.lake.bus.Fault;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site sends through the person's browser: changes and WebSockets from a foreign
 * {@code Origin}, and, while the lake is open, any {@code Host} that is not this machine (DNS rebinding).
 */
public final class SameOrigin implements Handler<RoutingContext> {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final boolean open;

    /** A guard. @param open whether the lake is open */
    public SameOrigin(boolean open) {
        this.open = open;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        boolean changes =
                !READING.contains(request.method()) || request.headers().contains("Sec-WebSocket-Key");
        Optional<Fault> fault =
                objection(request.getHeader(HttpHeaders.HOST), changes ? request.getHeader(HttpHeaders.ORIGIN) : null);
        if (fault.isPresent()) {
            ctx.fail(fault.get().exception());
        } else {
            ctx.next();
        }
    }

    Optional<Fault> objection(@Nullable String host, @Nullable String origin) {
        if (open && (host == null || !THIS_MACHINE.contains(withoutPort(host)))) {
            return Optional.of(Fault.user(
                    "host-foreign",
                    "An open lake answers only to localhost, 127.0.0.1 and [::1]; use one of these as address."));
        }
        if (origin != null
                && !authority(origin).equals(Optional.ofNullable(host).map(SameOrigin::lower))) {
            return Optional.of(
                    Fault.user(
                            "origin-foreign",
                            "This came from a page of another site and was refused; use the lake's own page or a token without a browser."));
        }
        return Optional.empty();
    }

    private static String withoutPort(String host) {
        return lower(host).replaceFirst(":\\d+$", "");
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(SameOrigin::lower);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
