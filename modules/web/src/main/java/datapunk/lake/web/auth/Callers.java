package datapunk.lake.web.auth;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.bus.store.StoreDoors.FindAccount;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the caller behind a token. For one event loop. */
public final class Callers {
    private static final long LONGEST_WAIT_SECONDS = 3;
    private static final Fault AWAY = Fault.outside(
            "database-away", "The database does not answer, so nobody can sign in; try again in a moment.");
    private final Bus bus;
    private final Token localKey;
    private final Caller atThisMachine;
    private final RecentAccounts recent;

    /** Accounts of the store, and the local key as a token of the owner. */
    public Callers(Bus bus, Owner owner, String localKey, InstantSource clock) {
        this.bus = bus;
        this.localKey = Token.of(localKey);
        this.atThisMachine = new Caller(new Account(owner, "owner"), true);
        this.recent = new RecentAccounts(clock);
    }

    /** The caller who shows this secret; fault {@code token-unknown}. */
    Future<Caller> behind(String secret) {
        Token token = Token.of(secret);
        if (token.same(localKey)) {
            return Future.succeededFuture(atThisMachine);
        }
        String hash = token.hex();
        Optional<Account> known = recent.of(hash);
        return known.map(Future::succeededFuture)
                .orElseGet(() -> found(hash))
                .map(account -> new Caller(account, false));
    }

    private Future<Account> found(String hash) {
        return bus.ask(StoreDoors.FIND_ACCOUNT, new FindAccount(hash))
                .timeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .onSuccess(account -> recent.add(hash, account))
                .recover(error -> away(error)
                        ? recent.whileAway(hash)
                                .map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(AWAY.exception()))
                        : Future.failedFuture(error));
    }

    private static boolean away(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof FaultException known
                        && (known.fault().blame() == Fault.Blame.OUTSIDE
                                || known.fault().blame() == Fault.Blame.CAPACITY);
    }
}
