package datapunk.lake.cache.tier;

import java.util.Optional;

/**
 * What Redis said of a {@link Slot}.
 *
 * @param generation the newest generation of the owner it was told; 0 if none
 * @param stored the answer, if it is there
 * @param turn who loads it, if it is not
 */
public record Found(long generation, Optional<Stored> stored, Turn turn) {
    /** Redis is away. */
    static final Found AWAY = new Found(0, Optional.empty(), Turn.NOBODY);

    /** Who loads an answer that is not there. */
    public enum Turn {
        /** The asker: the lease is his. */
        MINE,
        /** Another has the lease and is about to bring it. */
        THEIRS,
        /** There is no lease, because Redis is away or because the answer is there. */
        NOBODY
    }
}
