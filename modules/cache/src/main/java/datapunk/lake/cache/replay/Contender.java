package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmConfig;
import java.util.List;
import java.util.Optional;

/**
 * A way to run a cache.
 *
 * @param name for a table
 * @param policy what chooses who leaves, by its name in the configuration
 * @param unbounded whether nothing ever has to leave
 * @param warming who loads ahead, if anybody
 */
public record Contender(String name, String policy, boolean unbounded, Optional<Warming.Making> warming) {
    /** What all others are compared with. */
    public static final Contender NONE = new Contender("W-TinyLFU, no warming", "w-tiny-lfu", false, Optional.empty());
    /** The product's eviction without its warmer. */
    public static final Contender COST = new Contender("COST, no warming", "cost", false, Optional.empty());
    /** What no eviction can beat. */
    public static final Contender INFINITE = new Contender("infinite cache", "lru", true, Optional.empty());
    /** The 400 most asked for keys, every minute. */
    public static final Contender POPULARITY =
            new Contender("popularity", "w-tiny-lfu", false, Optional.of(Popularity::new));
    /** Whatever a change threw out. */
    public static final Contender RELOAD_ALL =
            new Contender("reload all invalidated", "w-tiny-lfu", false, Optional.of(ReloadAll::new));
    /** What no prediction can beat. */
    public static final Contender PERFECT = new Contender("perfect prefetch", "cost", false, Optional.of(Perfect::new));
    /** The warmer without prefetch of moves. */
    public static final Contender BACKGROUND =
            warmer("COST + background warming", WarmConfig.DEFAULT.with(false, true));
    /** The whole warmer. */
    public static final Contender BOTH = warmer("COST + background and moves", WarmConfig.DEFAULT.with(true, true));

    /** All that are compared, in order of display; the first is the measure. */
    public static List<Contender> all() {
        return List.of(NONE, COST, POPULARITY, RELOAD_ALL, INFINITE, BACKGROUND, BOTH, PERFECT);
    }

    /** The product's warmer, set in some way, over the product's policy. */
    public static Contender warmer(String name, WarmConfig config) {
        return new Contender(
                name, "cost", false, Optional.of((source, millis, trace) -> new Learned(config, source, millis)));
    }
}
