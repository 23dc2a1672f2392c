package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.store.Question;
import java.util.Optional;

/** What the desk must ask others of. */
public interface Surroundings {
    /** This process among the others. */
    NodeStatus node();

    /** How loading ahead is. */
    WarmerStatus warmer();

    /** Turns loading ahead on or off. */
    void warm(boolean on);

    /** What the warmer last decided on a question, a sentence with figures, if it remembers. */
    Optional<String> warmed(Question question);
}
