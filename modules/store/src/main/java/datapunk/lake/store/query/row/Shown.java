package datapunk.lake.store.query.row;

import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;

/**
 * Which of several payloads under one natural key a view shows: the one that states most, of equals the greatest in
 * payload order. The order in which they arrived plays no part.
 */
public final class Shown {
    private Shown() {}

    /** Whether some key stands more than once in a sorted table. */
    public static boolean contested(FixTable table) {
        for (int row = 1; row < table.size(); row++) {
            if (table.compareKeys(row - 1, table, row) == 0) {
                return true;
            }
        }
        return false;
    }

    /** The shown rows of a sorted table, in its order; the table itself when every key stands once. */
    public static FixTable of(FixTable table) {
        if (!contested(table)) {
            return table;
        }
        var shown = new FixTable(table.size());
        int best = 0;
        for (int row = 1; row < table.size(); row++) {
            if (table.compareKeys(best, table, row) != 0) {
                shown.add(table, best);
                best = row;
            } else if (stated(table, row) >= stated(table, best)) {
                best = row;
            }
        }
        shown.add(table, best);
        return shown;
    }

    /** How many payload fields a row states. */
    static int stated(FixTable table, int row) {
        int count = 0;
        for (Column column : Column.values()) {
            if (column.ordinal() >= FixTable.KEYS && table.get(column, row) != FixTable.NONE) {
                count++;
            }
        }
        count += table.devices()[row] == Fix.NO_DEVICE ? 0 : 1;
        count += table.samples(row).isEmpty() ? 0 : 1;
        return count + (table.attributes(row) == null ? 0 : 1);
    }
}
