package datapunk.lake.store.change;

import datapunk.lake.bus.store.Change;
import datapunk.lake.model.Owner;
import datapunk.lake.pg.Sql;
import datapunk.lake.pg.SqlFaults;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The table of changes as it is read: one statement for all owners. Failures are faults. */
public final class ChangeLog {
    /** Changes of each owner that are remembered. */
    public static final int KEPT = 512;
    /** Channel of the notifications; the text is {@code shard:generation}. */
    public static final String CHANNEL = "lake_change";

    private static final long PATIENCE_MILLIS = 2_000;

    private final Pool pool;

    /** The log of this database. */
    public ChangeLog(Pool pool) {
        this.pool = pool;
    }

    /** What was read. @param lake id of the lake */
    record Page(UUID lake, List<Logged> owners) {}

    /** One owner's part. @param generation the last commit @param changes those asked for that are remembered, in order */
    record Logged(Owner owner, long generation, List<Change> changes) {}

    /** The changes after these generations. */
    Future<Page> since(Map<Owner, Long> known) {
        Integer[] shards = known.keySet().stream().map(Owner::shard).toArray(Integer[]::new);
        Long[] generations = known.values().toArray(Long[]::new);
        return pool.preparedQuery(Sql.of(ChangeLog.class, "since"))
                .execute(Tuple.of(shards, generations, (long) KEPT))
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(ChangeLog::page)
                .recover(error -> Future.failedFuture(SqlFaults.of(error)));
    }

    private static Page page(RowSet<Row> rows) {
        UUID lake = rows.iterator().next().getUUID(0);
        Map<Owner, Logged> owners = new TreeMap<>((a, b) -> Integer.compare(a.shard(), b.shard()));
        for (Row row : rows) {
            if (row.getInteger(1) == null) {
                continue;
            }
            var owner = new Owner(row.getInteger(1));
            Logged logged = owners.computeIfAbsent(owner, o -> new Logged(o, row.getLong(2), new ArrayList<>()));
            if (row.getLong(3) != null) {
                logged.changes().add(change(owner, row));
            }
        }
        return new Page(lake, List.copyOf(owners.values()));
    }

    private static Change change(Owner owner, Row row) {
        long generation = row.getLong(3);
        if (row.getBoolean(4)) {
            return Change.everything(owner, generation);
        }
        Integer[] days = row.getArrayOfIntegers(5);
        Long[] cells = row.getArrayOfLongs(6);
        int[] d = new int[days.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = days[i];
        }
        long[] c = new long[cells.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = cells[i];
        }
        return Change.of(owner, generation, d, c);
    }
}
