package datapunk.lake.store.account;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.Ledger.FileLine;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.StoreDoors.Imports;
import datapunk.lake.bus.store.StoreDoors.ListImports;
import datapunk.lake.bus.store.StoreDoors.ReadImport;
import datapunk.lake.bus.store.StoreDoors.ReadRejects;
import datapunk.lake.bus.store.StoreDoors.Reject;
import datapunk.lake.bus.store.StoreDoors.Rejects;
import datapunk.lake.pg.Sql;
import datapunk.lake.pg.SqlFaults;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports and what became of their records, as people read them. Failures are faults. */
public final class Ledgers {
    private static final int MOST_REJECTS = 1_000;

    private final Pool pool;

    /** Ledgers kept in this database. */
    public Ledgers(Pool pool) {
        this.pool = pool;
    }

    /** All imports of an owner, newest first. */
    public Future<Imports> list(ListImports question) {
        return ledgers(question.owner().shard(), null).map(Imports::new);
    }

    /** One import; fault {@code import-unknown}. */
    public Future<Ledger> read(ReadImport question) {
        return ledgers(question.owner().shard(), question.id())
                .compose(found -> found.isEmpty() ? unknown() : Future.succeededFuture(found.getFirst()));
    }

    /** A page of rejects in the order of files and records, at most 1000; fault {@code import-unknown}. */
    public Future<Rejects> rejects(ReadRejects question) {
        if (question.offset() < 0 || question.limit() < 0) {
            return Future.failedFuture(Fault.user("limit-out-of-range", "Offset and limit have to be 0 or more.")
                    .exception());
        }
        return run(
                        "rejects",
                        question.owner().shard(),
                        question.id(),
                        question.path().orElse(null),
                        question.offset(),
                        Math.min(question.limit(), MOST_REJECTS))
                .compose(rows -> rejects(rows));
    }

    private static Future<Rejects> rejects(RowSet<Row> rows) {
        var rejects = new ArrayList<Reject>();
        long total = 0;
        for (Row row : rows) {
            if (!row.getBoolean(0)) {
                return unknown();
            }
            total = row.getLong(1);
            if (row.getString(2) != null) {
                rejects.add(new Reject(
                        row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getString(6)));
            }
        }
        return Future.succeededFuture(new Rejects(rejects, total));
    }

    private static <T> Future<T> unknown() {
        return Future.failedFuture(
                Fault.missing("import-unknown", "There is no such import; the list of imports shows them all.")
                        .exception());
    }

    private Future<List<Ledger>> ledgers(int shard, @Nullable UUID id) {
        return run("ledgers", shard, id).map(rows -> {
            var ledgers = new ArrayList<Ledger>();
            var lines = new ArrayList<FileLine>();
            @Nullable Row head = null;
            for (Row row : rows) {
                if (head != null && !head.getUUID(0).equals(row.getUUID(0))) {
                    ledgers.add(ledger(head, lines));
                    lines.clear();
                }
                head = row;
                if (row.getInteger(6) != null) {
                    lines.add(line(row));
                }
            }
            if (head != null) {
                ledgers.add(ledger(head, lines));
            }
            return ledgers;
        });
    }

    private static Ledger ledger(Row row, List<FileLine> lines) {
        return new Ledger(
                row.getUUID(0),
                status(row.getString(1)),
                row.getBoolean(2),
                millis(row.getOffsetDateTime(3)),
                Optional.ofNullable(row.getOffsetDateTime(4)).map(Ledgers::millis),
                Optional.ofNullable(row.getString(5)),
                lines);
    }

    private static FileLine line(Row row) {
        long stored = row.getLong(10);
        long duplicate = row.getLong(11);
        long superseded = row.getLong(12);
        long rejected = row.getLong(13);
        return new FileLine(
                row.getString(7),
                row.getString(8),
                status(row.getString(9)),
                new Counts(stored + duplicate + superseded + rejected, stored, duplicate, superseded, rejected),
                numbers(row.getJsonObject(19)),
                numbers(row.getJsonObject(17)),
                numbers(row.getJsonObject(18)),
                row.getBoolean(14),
                Optional.ofNullable(row.getString(15)),
                row.getLong(16));
    }

    private static Map<String, Long> numbers(@Nullable JsonObject object) {
        var numbers = new TreeMap<String, Long>();
        if (object != null) {
            for (String name : object.fieldNames()) {
                Long value = object.getLong(name);
                numbers.put(name, value == null ? 0 : value);
            }
        }
        return numbers;
    }

    private static Status status(String code) {
        return Status.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static long millis(OffsetDateTime time) {
        return time.toInstant().toEpochMilli();
    }

    private Future<RowSet<Row>> run(String name, @Nullable Object... values) {
        return pool.preparedQuery(Sql.of(Ledgers.class, name))
                .execute(Tuple.wrap(new ArrayList<>(Arrays.asList(values))))
                .recover(e -> Future.failedFuture(SqlFaults.of(e)));
    }
}
