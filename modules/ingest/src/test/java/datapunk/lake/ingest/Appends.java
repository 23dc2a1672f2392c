package datapunk.lake.ingest;

import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import java.util.TreeMap;

/** Writes an append out so that two can be compared. */
public final class Appends {
    private Appends() {}

    /** Everything in it, but for the ids of import and content. */
    public static String text(Append a) {
        var out = new StringBuilder();
        out.append(a.from())
                .append('-')
                .append(a.to())
                .append(' ')
                .append(a.end())
                .append('\n');
        out.append(new TreeMap<>(a.places())).append(new TreeMap<>(a.devices())).append(a.rejects());
        out.append(a.features()).append('\n');
        for (Table table : a.tables()) {
            out.append(table.feed()).append('\n');
            FixTable fixes = table.fixes();
            for (int i = 0; i < fixes.size(); i++) {
                for (Column column : Column.values()) {
                    out.append(fixes.get(column, i)).append(',');
                }
                out.append(fixes.day(i)).append(fixes.devices()[i]).append(fixes.attributes(i));
                out.append(fixes.samples(i).hashCode())
                        .append('@')
                        .append(fixes.position(i))
                        .append('\n');
            }
        }
        return out.toString();
    }
}
