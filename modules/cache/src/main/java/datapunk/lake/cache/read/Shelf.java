package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.Region;

/** A region of answers, with its loads under way and what they take. For one thread. */
public final class Shelf {
    private static final int LOADS = 16;
    private static final int WAITING = 4_096;

    private final Region<Question, Answer> region;
    private final Bulkhead bulkhead = new Bulkhead(LOADS, WAITING);
    private final LoadTimes times = new LoadTimes();

    /** A shelf for this region. */
    public Shelf(Region<Question, Answer> region) {
        this.region = region;
    }

    /** The answers. */
    public Region<Question, Answer> region() {
        return region;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    LoadTimes times() {
        return times;
    }
}
