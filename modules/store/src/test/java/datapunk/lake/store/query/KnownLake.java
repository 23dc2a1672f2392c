package datapunk.lake.store.query;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.Fold;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Hash64;
import datapunk.lake.model.Owner;
import datapunk.lake.model.PlaceName;
import datapunk.lake.pg.Address;
import datapunk.lake.pg.Migrations;
import datapunk.lake.pg.Writers;
import datapunk.lake.store.index.Codes;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.schema.Schema;
import datapunk.lake.store.write.Writing;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real database whose content the test knows, and the questions asked of it. */
public final class KnownLake implements AutoCloseable {
    public static final Owner OWNER = new Owner(1);
    public final Vertx vertx = Vertx.vertx();
    public final Pool pool;
    public final Writing writing;
    private final Writers writers;
    private final Questions questions;

    public KnownLake() throws SQLException {
        var database = TestServers.database();
        writers = new Writers(Address.parse(database.url()), 2);
        writing = new Writing(writers, false);
        try (var connection = writers.open()) {
            new Migrations(Schema.class, Schema.MIGRATIONS).apply(connection);
        }
        var options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password())
                .setCachePreparedStatements(true);
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(3).setConnectionTimeout(0))
                .connectingTo(options)
                .using(vertx)
                .build();
        questions = new Questions(pool);
    }

    /** Commits a file of fixes and features without bringing cells and pyramid up to it. */
    UUID load(Owner owner, String name, List<Fix> fixes, List<Feature> features) throws SQLException {
        UUID id = UUID.randomUUID();
        UUID file = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        writing.open(new OpenImport(owner, id, false, List.of()));
        writing.open(new OpenFile(owner, id, 0, file, name, "test", -1));
        Map<String, FixTable> tables = new TreeMap<>();
        Map<Long, PlaceName> places = new HashMap<>();
        for (Fix fix : fixes) {
            tables.computeIfAbsent(fix.feed().name(), f -> new FixTable(16)).add(fix);
            long cell = ZOrder.parent(ZOrder.codeOf(fix.lon(), fix.lat()), 16);
            places.put(cell, place(cell));
        }
        List<Table> list = tables.entrySet().stream()
                .map(e -> new Table(Feed.measured(e.getKey()), e.getValue()))
                .toList();
        long n = fixes.size() + features.size();
        var end = new FileEnd(Ledger.Status.DONE, false, Optional.empty(), 1, Map.of(), Map.of());
        writing.append(new Append(
                owner, id, file, list, features, List.of(), 0, n, places, Map.of(255L, "phone"), Optional.of(end)));
        return id;
    }

    static PlaceName place(long cell) {
        return new PlaceName("C" + cell % 3, "Country " + cell % 3, "", "", "", "Town " + cell % 7);
    }

    void fold(Owner owner) throws SQLException {
        writing.fold(new Fold(owner));
    }

    Answer ask(Question question) {
        return await(questions.answer(question));
    }

    JsonObject json(Question question) {
        return ask(question).body().buffer().toJsonObject();
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a day away as an undo does, without bringing cells and pyramid up to it. */
    void remove(Owner owner, String feed, int day, List<Fix> gone) throws SQLException {
        long stream = Hash64.of(feed);
        var codes = new Codes();
        gone.forEach(fix -> codes.add(ZOrder.codeOf(fix.lon(), fix.lat())));
        var pending = new Pending(Map.of());
        pending.day(stream, day, true, codes);
        writers.transaction(c -> {
            try (var s = c.prepareStatement("delete from block where shard_key = ? and stream = ? and day = ?");
                    var p = c.prepareStatement("insert into pending select shard_key, gen, 0, ?, ? from ("
                            + "select shard_key, gen + 1 as gen from generation where shard_key = ?) g")) {
                s.setInt(1, owner.shard());
                s.setLong(2, stream);
                s.setInt(3, day);
                s.executeUpdate();
                p.setInt(1, pending.codes());
                p.setBytes(2, pending.bytes());
                p.setInt(3, owner.shard());
                return p.executeUpdate();
            }
        });
    }

    long number(String query) throws SQLException {
        return writers.transaction(c -> {
            try (var s = c.createStatement();
                    var rows = s.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void close() {
        await(pool.close());
        writing.close();
        writers.close();
        await(vertx.close());
    }
}
