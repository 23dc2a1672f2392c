package datapunk.lake.bench.coherence;

import java.nio.file.Path;
import java.util.List;

/**
 * How to measure.
 *
 * @param jar the lake's program
 * @param flags of its JVM
 * @param seed of everything that is drawn by lot
 * @param disturbances in the order in which they come; drawn by lot when empty
 * @param rounds how often all disturbances come when their order is drawn by lot
 */
public record CoherenceSettings(Path jar, List<String> flags, long seed, List<Disturbance> disturbances, int rounds) {
    public CoherenceSettings {
        flags = List.copyOf(flags);
        disturbances = List.copyOf(disturbances);
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1");
        }
    }

    /** All disturbances in an order drawn by lot, so many times over. */
    public static CoherenceSettings rounds(Path jar, List<String> flags, long seed, int rounds) {
        return new CoherenceSettings(jar, flags, seed, List.of(), rounds);
    }
}
