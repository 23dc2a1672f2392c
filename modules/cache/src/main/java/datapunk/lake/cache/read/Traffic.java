package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.desk.KeptAnswers;
import java.util.HashMap;
import java.util.Map;

/** Loads under way in each region, and what they take. For one thread. */
final class Traffic {
    private static final int LOADS = 16;
    private static final int WAITING = 4_096;

    private final Map<String, Lane> lanes = new HashMap<>();

    /** One region's. */
    record Lane(Bulkhead bulkhead, LoadTimes times) {}

    Lane of(Question question) {
        return lanes.computeIfAbsent(
                KeptAnswers.regionOf(question), name -> new Lane(new Bulkhead(LOADS, WAITING), new LoadTimes()));
    }
}
