package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import java.time.Instant;
import java.util.List;

/**
 * How the cache is.
 *
 * @param verdict one sentence for a person in a hurry
 * @param since when counting began
 * @param notices sentences about settings that were not taken
 * @param node this process among those that share the database
 * @param policies names of all policies, in order of display
 * @param regions in order of display
 */
public record CacheStatus(
        String verdict,
        Instant since,
        List<String> notices,
        NodeStatus node,
        List<String> policies,
        List<RegionStatus> regions,
        WarmerStatus warmer)
        implements Payload {
    public CacheStatus {
        notices = List.copyOf(notices);
        policies = List.copyOf(policies);
        regions = List.copyOf(regions);
    }
}
