package datapunk.lake.cache.warm.view;

import java.util.List;

/** What a reader does next, on the map or through the days. */
public enum Move {
    WEST,
    EAST,
    NORTH,
    SOUTH,
    IN,
    OUT,
    JUMP,
    PREVIOUS,
    NEXT;

    /** All of them. */
    public static final List<Move> ALL = List.of(values());

    /** How they are told apart in counts. */
    public static final int COUNT = ALL.size();
}
