package datapunk.lake.store;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.LakeModule;
import datapunk.lake.pg.Address;
import datapunk.lake.pg.SqlFaults;
import datapunk.lake.pg.Writers;
import datapunk.lake.store.change.ChangeLog;
import datapunk.lake.store.change.ChangesVerticle;
import datapunk.lake.store.change.PgHints;
import datapunk.lake.store.schema.Schema;
import datapunk.lake.store.write.WriterVerticle;
import datapunk.lake.store.write.Writing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store: everything the lake keeps in PostgreSQL. */
public final class StoreModule implements LakeModule {
    /** Connections for what is asked ahead. */
    private static final int AHEAD = 2;

    private final Vertx vertx;
    private final Bus bus;
    private final StoreConfig config;
    private final Address address;
    private final Writers writers;
    private final Writing writing;
    private final Pool pool;
    private final Pool ahead;
    private final Pool log;
    private final List<String> deployments = new ArrayList<>();

    /** A store on this bus. */
    public StoreModule(Vertx vertx, Bus bus, StoreConfig config) {
        this.vertx = vertx;
        this.bus = bus;
        this.config = config;
        this.address = Address.parse(config.databaseUrl());
        this.writers = new Writers(address, config.writers());
        this.writing = new Writing(writers, config.hints(), config.place());
        this.pool = pool(config.pool(), 1000, "25s");
        this.ahead = pool(AHEAD, 16, "2s");
        this.log = pool(1, 256, "2s");
    }

    private Pool pool(int size, int waiting, String patience) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size).setConnectionTimeout(0).setMaxWaitQueueSize(waiting))
                .connectingTo(options(patience))
                .using(vertx)
                .build();
    }

    private PgConnectOptions options(String patience) {
        var options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .addProperty("application_name", "lake")
                .addProperty("statement_timeout", patience);
        options.setReconnectAttempts(2).setReconnectInterval(200);
        return options;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Future<?> start() {
        Optional<PgHints> hints = config.hints() ? Optional.of(new PgHints(vertx, options("25s"))) : Optional.empty();
        var changes = new ChangesVerticle(bus, new ChangeLog(log), hints);
        return vertx.executeBlocking(() -> Schema.prepare(writers), false)
                .recover(this::notThere)
                .compose(done -> vertx.deployVerticle(new StoreVerticle(bus, pool, config.pool(), ahead)))
                .onSuccess(deployments::add)
                .compose(id -> vertx.deployVerticle(changes))
                .onSuccess(deployments::add)
                .compose(id -> vertx.deployVerticle(new WriterVerticle(bus, writing, changes::committed)))
                .onSuccess(deployments::add);
    }

    /** At the start nothing waits for a database: perhaps its address is wrong. */
    private <T> Future<T> notThere(Throwable error) {
        return Future.failedFuture(
                SqlFaults.of(error).fault().code().equals(SqlFaults.AWAY)
                        ? Fault.outside(
                                        SqlFaults.AWAY,
                                        "No PostgreSQL answers at " + address.host() + ":" + address.port()
                                                + ". Start it, or correct lake.database.url.")
                                .exception()
                        : error);
    }

    @Override
    public Future<?> stop() {
        return Future.join(deployments.reversed().stream().map(vertx::undeploy).toList())
                .eventually(pool::close)
                .eventually(ahead::close)
                .eventually(log::close)
                .onComplete(done -> {
                    writing.close();
                    writers.close();
                });
    }
}
