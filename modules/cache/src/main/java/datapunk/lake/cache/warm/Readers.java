package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.MoveChain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All readers, at most a thousand; and what they have in common. */
final class Readers {
    private static final int MOST = 1_000;

    final MoveChain everybody = new MoveChain(Move.COUNT);
    private final Map<Integer, Reader> readers = new LinkedHashMap<>(16, .75f, true);

    /** The reader of a user, new if need be. */
    Reader of(int user, long now) {
        Reader known = readers.get(user);
        if (known != null) {
            return known;
        }
        if (readers.size() >= MOST) {
            readers.remove(readers.keySet().iterator().next());
        }
        Reader fresh = new Reader(user, now);
        readers.put(user, fresh);
        return fresh;
    }

    /** The reader of a user, if it was seen. */
    @Nullable
    Reader find(int user) {
        return readers.get(user);
    }

    /** Notes a request and the move it completes. */
    Optional<Move> asked(Reader reader, WarmKey key, long now) {
        Move before = reader.previous();
        Move last = reader.last();
        return counted(reader.asked(key, now), before, last);
    }

    /** The move whose burst of tiles has ended, if any. */
    Optional<Move> ended(Reader reader, long now) {
        Move before = reader.previous();
        Move last = reader.last();
        return counted(reader.ended(now), before, last);
    }

    private Optional<Move> counted(Optional<Move> made, Move before, Move last) {
        made.ifPresent(move -> everybody.made(before.ordinal(), last.ordinal(), move.ordinal()));
        return made;
    }

    /** How likely the reader makes a move next. */
    double chance(Reader reader, Move move) {
        return reader.chain.chance(
                everybody, reader.previous().ordinal(), reader.last().ordinal(), move.ordinal());
    }

    void forget(int user) {
        readers.remove(user);
    }

    Collection<Reader> all() {
        return readers.values();
    }
}
