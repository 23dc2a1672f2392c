package datapunk.lake.ingest.enrich;

import datapunk.lake.model.PlaceName;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory in front of the gazetteer. Two halves: when the young one is full it becomes the old one, and what
 * is asked for again moves over; so a cell that is in use is looked up once. Not for several threads.
 */
final class CellNames {
    private final LongFunction<PlaceName> gazetteer;
    private CellTable young;
    private CellTable old;

    /** A memory of up to {@code 2^bits} cells. */
    CellNames(LongFunction<PlaceName> gazetteer, int bits) {
        this.gazetteer = gazetteer;
        this.young = new CellTable(bits);
        this.old = new CellTable(bits);
    }

    /** The name of a level-16 cell. */
    PlaceName of(long cell) {
        @Nullable PlaceName known = young.get(cell);
        if (known != null) {
            return known;
        }
        known = old.get(cell);
        PlaceName name = known != null ? known : gazetteer.apply(cell);
        if (young.full()) {
            CellTable emptied = old;
            old = young;
            young = emptied;
            young.clear();
        }
        young.put(cell, name);
        return name;
    }
}
