package datapunk.lake.web.auth;

import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.model.Owner;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * Who asks.
 *
 * @param account the account whose lake is asked
 * @param local whether the local key was shown, so that paths of this machine may be named
 */
public record Caller(Account account, boolean local) {
    private static final String KEY = Caller.class.getName();

    /** The caller of a request that passed {@link SignIn}. */
    public static Caller of(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.get(KEY), "this route is not behind the sign-in");
    }

    /** Whose lake. */
    public Owner owner() {
        return account.owner();
    }

    void attach(RoutingContext ctx) {
        ctx.put(KEY, this);
    }
}
