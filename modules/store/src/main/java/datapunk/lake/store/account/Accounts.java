package datapunk.lake.store.account;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.bus.store.StoreDoors.CreateAccount;
import datapunk.lake.bus.store.StoreDoors.FindAccount;
import datapunk.lake.bus.store.StoreDoors.RenewToken;
import datapunk.lake.model.Owner;
import datapunk.lake.pg.Sql;
import datapunk.lake.pg.SqlFaults;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;

/** The accounts of the lake. Failures are faults. */
public final class Accounts {
    private static final int ATTEMPTS = 5;

    private final Pool pool;

    /** Accounts kept in this database. */
    public Accounts(Pool pool) {
        this.pool = pool;
    }

    /** The account behind a token; fault {@code token-unknown}. */
    public Future<Account> find(FindAccount question) {
        return run("account_find", Tuple.of(question.tokenHash()))
                .recover(e -> Future.failedFuture(SqlFaults.of(e)))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Fault.user(
                                        "token-unknown", "That token belongs to no account; sign in with a valid one.")
                                .exception())
                        : Future.succeededFuture(account(rows.iterator().next())));
    }

    /** Gives an account another token; fault {@code account-unknown}. */
    public Future<Account> renew(RenewToken question) {
        return run("account_renew", Tuple.of(question.owner().shard(), question.tokenHash()))
                .recover(e -> Future.failedFuture(SqlFaults.of(e)))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Fault.user("account-unknown", "There is no such account.")
                                .exception())
                        : Future.succeededFuture(account(rows.iterator().next())));
    }

    /** Creates an account under the next free shard key; the first one is the owner's. Fault {@code name-taken}. */
    public Future<Account> create(CreateAccount question) {
        return create(question, ATTEMPTS);
    }

    private Future<Account> create(CreateAccount question, int attempts) {
        return run("account_create", Tuple.of(question.name(), question.tokenHash()))
                .map(rows -> account(rows.iterator().next()))
                .recover(error -> {
                    String taken = taken(error);
                    if (taken.equals("account_pkey") && attempts > 1) {
                        return create(question, attempts - 1);
                    }
                    if (taken.equals("account_name_key")) {
                        return Future.failedFuture(
                                Fault.user("name-taken", "There is an account of that name already; choose another.")
                                        .exception());
                    }
                    return Future.failedFuture(SqlFaults.of(error));
                });
    }

    /** Name of the constraint that something else already satisfies, empty if that was not the trouble. */
    private static String taken(Throwable error) {
        return error instanceof PgException pg && "23505".equals(pg.getSqlState())
                ? String.valueOf(pg.getConstraint())
                : "";
    }

    /** All accounts, oldest first. */
    public Future<StoreDoors.Accounts> list() {
        return run("accounts", Tuple.tuple())
                .map(rows -> {
                    var accounts = new ArrayList<Account>();
                    rows.forEach(row -> accounts.add(account(row)));
                    return new StoreDoors.Accounts(accounts);
                })
                .recover(e -> Future.failedFuture(SqlFaults.of(e)));
    }

    private static Account account(Row row) {
        return new Account(new Owner(row.getInteger(0)), row.getString(1));
    }

    private Future<RowSet<Row>> run(String name, Tuple values) {
        return pool.preparedQuery(Sql.of(Accounts.class, name)).execute(values);
    }
}
