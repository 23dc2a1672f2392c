package datapunk.lake.web.auth;

import datapunk.lake.bus.Fault;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who is signed in. */
public final class SessionRoutes {
    private static final long YEAR_SECONDS = 365L * 86_400;
    private static final int BODY_LIMIT = 4096;
    private final Callers callers;
    private final boolean open;
    private final String version;

    /** Sessions over these callers. */
    public SessionRoutes(Callers callers, boolean open, String version) {
        this.callers = callers;
        this.open = open;
        this.version = version;
    }

    /** Routes that need no sign-in. */
    public void addFree(Router router) {
        router.post("/api/session")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::signIn);
        router.delete("/api/session").handler(this::signOut);
    }

    /** Routes behind the sign-in. */
    public void add(Router router) {
        router.get("/api/session").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        var account = new JsonObject()
                .put("id", caller.owner().shard())
                .put("name", caller.account().name());
        ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ctx.json(new JsonObject().put("account", account).put("open", open).put("version", version));
    }

    private void signIn(RoutingContext ctx) {
        String secret = token(ctx);
        callers.behind(secret)
                .onComplete(
                        caller -> {
                            ctx.response().addCookie(cookie(ctx, secret).setMaxAge(YEAR_SECONDS));
                            ctx.response().setStatusCode(204).end();
                        },
                        ctx::fail);
    }

    private void signOut(RoutingContext ctx) {
        ctx.response().addCookie(cookie(ctx, "").setMaxAge(0));
        ctx.response().setStatusCode(204).end();
    }

    private static Cookie cookie(RoutingContext ctx, String value) {
        boolean secure = ctx.request().isSSL() || "https".equals(ctx.request().getHeader("X-Forwarded-Proto"));
        return Cookie.cookie(SignIn.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure);
    }

    private static String token(RoutingContext ctx) {
        try {
            @Nullable JsonObject body = ctx.body().asJsonObject();
            if (body != null
                    && body.getValue("token") instanceof String token
                    && token.matches("[!-~&&[^\",;\\\\]]{1,512}")) {
                return token;
            }
        } catch (DecodeException | ClassCastException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Fault.user(
                        "body-malformed", "Send {\"token\": \"…\"} with the access token that the first start printed.")
                .exception();
    }
}
