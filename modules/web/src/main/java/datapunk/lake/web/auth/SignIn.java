package datapunk.lake.web.auth;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.model.Owner;
import datapunk.lake.web.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets a request pass that shows a token (as bearer or in the session cookie), or any request when the lake is open. */
public final class SignIn implements Handler<RoutingContext> {
    static final String COOKIE = "lake_session";
    private static final int LONGEST_TOKEN = 512;
    private final Callers callers;
    private final Optional<Caller> anyone;

    /** Asks these callers. @param open the owner everyone is, when the lake is open */
    public SignIn(Callers callers, Optional<Owner> open) {
        this.callers = callers;
        this.anyone = open.map(owner -> new Caller(new Account(owner, "owner"), false));
    }

    @Override
    public void handle(RoutingContext ctx) {
        boolean reading = !ctx.request().isEnded();
        if (reading) {
            ctx.request().pause();
        }
        caller(ctx)
                .onComplete(
                        caller -> {
                            caller.attach(ctx);
                            if (reading) {
                                ctx.request().resume();
                            }
                            ctx.next();
                        },
                        ctx::fail);
    }

    private Future<Caller> caller(RoutingContext ctx) {
        return shown(ctx)
                .map(secret -> callers.behind(secret).recover(this::orAnyone))
                .orElseGet(() -> orAnyone(Fault.user(
                                "token-missing",
                                "Sign in first: send the access token as \"Authorization: Bearer TOKEN\" or to POST /api/session.")
                        .exception()));
    }

    private Future<Caller> orAnyone(Throwable error) {
        boolean unknown =
                error instanceof FaultException f && Problem.of(f.fault()).status() == 401;
        return unknown && anyone.isPresent() ? Future.succeededFuture(anyone.get()) : Future.failedFuture(error);
    }

    private static Optional<String> shown(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return sane(header.substring(7).strip());
        }
        Cookie cookie = ctx.request().getCookie(COOKIE);
        return cookie == null ? Optional.empty() : sane(cookie.getValue());
    }

    private static Optional<String> sane(String secret) {
        return secret.isEmpty() || secret.length() > LONGEST_TOKEN ? Optional.empty() : Optional.of(secret);
    }
}
