package datapunk.lake.store.query.scan;

import datapunk.lake.bus.Fault;
import datapunk.lake.model.Owner;
import datapunk.lake.pg.Sql;
import datapunk.lake.store.index.Pending;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One owner's lake as it was at one moment: every statement sees the same commits, and {@link #generation} names them.
 * For one virtual thread; waits for the database.
 */
public final class Snapshot {
    private static final long DEADLINE = 25;
    private static final long TURN = 10;
    /** Plans are made for the values at hand: how many cells or days are asked for decides which index serves. */
    private static final String BEGIN =
            "begin isolation level repeatable read read only;" + "set local plan_cache_mode = force_custom_plan";

    private final SqlConnection connection;
    private final Owner owner;
    private final Map<Long, String> feeds = new TreeMap<>();
    private long generation;

    private Snapshot(SqlConnection connection, Owner owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** Runs the work on a snapshot, which ends with it. */
    public static <T> T of(Pool pool, Owner owner, Function<Snapshot, T> work) {
        SqlConnection connection = connection(pool);
        try {
            var begun = connection.query(BEGIN).execute();
            var snapshot = new Snapshot(connection, owner);
            snapshot.load();
            await(begun);
            return work.apply(snapshot);
        } finally {
            connection.query("commit").execute().eventually(connection::close);
        }
    }

    private void load() {
        for (Row row : rows("snapshot")) {
            generation = row.getLong(0);
            if (row.getLong(1) != null) {
                feeds.put(row.getLong(1), row.getString(2));
            }
        }
    }

    /** State of the owner's lake. */
    public long generation() {
        return generation;
    }

    /** The streams of the owner in ascending order of id, with the names of their feeds. */
    public Map<Long, String> feeds() {
        return feeds;
    }

    /** Runs the statement of this name, whose first parameter is the shard. */
    public RowSet<Row> rows(String name, @Nullable Object... more) {
        return begin(name, more).get();
    }

    /** Begins to run the statement of this name; the rows are waited for when they are asked for. */
    public Supplier<RowSet<Row>> begin(String name, @Nullable Object... more) {
        @Nullable Object[] values = new @Nullable Object[more.length + 1];
        values[0] = owner.shard();
        System.arraycopy(more, 0, values, 1, more.length);
        return run(name, values);
    }

    /** The names of places, which are the same for all owners. */
    public RowSet<Row> places(Set<Long> ids) {
        return run("places", (Object) ids.toArray(Long[]::new)).get();
    }

    private Supplier<RowSet<Row>> run(String name, @Nullable Object... values) {
        Future<RowSet<Row>> rows =
                connection.preparedQuery(Sql.of(Snapshot.class, name)).execute(Tuple.wrap(Arrays.asList(values)));
        return () -> await(rows);
    }

    /** Shows everything that cells and pyramid do not hold yet. */
    public void unfolded(Pending.Visitor visitor) {
        for (Row row : rows("unfolded")) {
            Pending.visit(bytes(row, 0), visitor);
        }
    }

    /** The bytes of a column, empty when null. */
    public static byte[] bytes(Row row, int column) {
        Buffer buffer = row.getBuffer(column);
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    /** Numbers as a parameter. */
    public static Integer[] ints(List<Integer> values) {
        return values.toArray(Integer[]::new);
    }

    /** Numbers as a parameter. */
    public static Long[] longs(List<Long> values) {
        return values.toArray(Long[]::new);
    }

    /** A connection; one that comes too late is given back. */
    private static SqlConnection connection(Pool pool) {
        Future<SqlConnection> coming = pool.getConnection();
        try {
            return coming.await(TURN, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            coming.onSuccess(SqlConnection::close);
            throw new Fault(Fault.Blame.CAPACITY, "database-busy", "Too many questions at once; try again.")
                    .exception();
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(DEADLINE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Fault(
                            Fault.Blame.CAPACITY,
                            "too-much",
                            "The database did not answer in time; ask for a smaller area or a shorter time.")
                    .exception();
        }
    }
}
