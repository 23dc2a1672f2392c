package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How loading ahead is.
 *
 * @param sentence what it does and why, for a person
 * @param auc how well it tells what will be asked for, 0.5 by chance to 1, once that can be told
 */
public record WarmerStatus(
        State state,
        String sentence,
        Loads loads,
        OptionalDouble auc,
        Budget budget,
        List<Source> sources,
        Control control)
        implements Payload {
    public WarmerStatus {
        sources = List.copyOf(sources);
    }

    /** What it does at the moment. */
    public enum State {
        ON,
        /** Switched off. */
        OFF,
        /** Waits for the database to be less busy, or for Redis. */
        PAUSED,
        /** Found that it does not pay and rests. */
        RESTING
    }

    /**
     * What it loaded.
     *
     * @param count all loads
     * @param useful asked for while they were still true
     * @param usefulShare of the loads whose fate is known, if there are any
     * @param late asked for while they were still on their way
     */
    public record Loads(long count, long useful, OptionalDouble usefulShare, long late) {}

    /** What it may still load. @param perMinute loads a minute @param left loads at once */
    public record Budget(int perMinute, int left) {}

    /**
     * One reason to load ahead.
     *
     * @param source {@code moves}, {@code invalidated}, {@code habit} or {@code restart}
     * @param threshold least probability that is worth a load
     * @param off whether it rests because it did not pay
     */
    public record Source(String source, long loads, long useful, double threshold, boolean off) {}

    /**
     * The live comparison with the keys that are never loaded ahead.
     *
     * @param gainPp by how many points of hit ratio the warmed are ahead, once that can be told
     */
    public record Control(Group warmed, Group spared, OptionalDouble gainPp, String sentence) {}

    /** Requests for one group of keys. @param hitRatio if there were any */
    public record Group(long requests, OptionalDouble hitRatio) {}
}
