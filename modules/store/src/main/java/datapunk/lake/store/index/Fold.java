package datapunk.lake.store.index;

import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Brings cells and pyramid of one account up to what was committed. */
public final class Fold {
    /** Fixes folded in one transaction, about; bounds the memory it takes. */
    public static final int LIMIT = 600_000;

    private Fold() {}

    /**
     * Folds up to about {@link #LIMIT} fixes within the caller's transaction, which must hold the account's fold lock.
     *
     * @return how many rows of {@code pending} were folded; 0 when there is nothing left
     */
    public static int run(Connection connection, int shard) throws SQLException {
        List<byte[]> rows = new ArrayList<>();
        CopyReader.read(
                connection, Sql.of(Fold.class, "pending_take").formatted(shard, LIMIT), row -> rows.add(row.bytes()));
        if (rows.isEmpty()) {
            return 0;
        }
        var deltas = new Deltas();
        for (byte[] row : rows) {
            Pending.visit(row, deltas);
        }
        for (var stream : deltas.cells().entrySet()) {
            CellMonths.write(connection, shard, stream.getKey(), stream.getValue(), deltas);
        }
        for (var stream : deltas.streams().entrySet()) {
            new Pyramid(connection, shard, stream.getKey()).add(stream.getValue());
        }
        return rows.size();
    }
}
