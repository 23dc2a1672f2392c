package datapunk.lake.cache;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.ReadWatch;

/** Counts for the metrics page. */
final class Tally implements ReadWatch {
    long heap;
    long redis;
    long loads;
    double loadMillis;
    long invalidated;

    @Override
    public void fromHeap(Question question, Answer answer) {
        heap++;
    }

    @Override
    public void fromRedis(Question question, Answer answer, double costMillis) {
        redis++;
    }

    @Override
    public void fromStore(Question question, Answer answer, double costMillis) {
        loads++;
        loadMillis += costMillis;
    }

    @Override
    public void changed(Change change, int forgotten) {
        invalidated += forgotten;
    }
}
