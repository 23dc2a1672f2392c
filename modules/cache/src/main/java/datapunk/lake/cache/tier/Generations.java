package datapunk.lake.cache.tier;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Remembers the last changes of every owner's lake without gaps, so that an answer computed at an older generation can be
 * told true or untrue. Rumours of newer generations, from Redis or from another process, are kept apart from what is
 * known: they make it look again and nothing else. For one thread.
 */
public final class Generations {
    /** Changes remembered of each owner, as many as the log does. */
    private static final int KEPT = 512;
    /** Bytes of changes remembered of each owner. */
    private static final long BYTES = 8 << 20;

    private final Map<Integer, History> owners = new HashMap<>();

    /** All changes in (floor, applied] are known; the answers below the floor cannot be told true. */
    private static final class History {
        final NavigableMap<Long, Change> changes = new TreeMap<>();
        long floor;
        long applied;
        long rumoured;
        long bytes;

        void everythingUpTo(long generation) {
            changes.clear();
            bytes = 0;
            floor = generation;
            applied = generation;
        }

        void add(Change change) {
            changes.put(change.generation(), change);
            applied = change.generation();
            bytes += change.bytes();
            while (changes.size() > KEPT || bytes > BYTES) {
                Change oldest = changes.pollFirstEntry().getValue();
                bytes -= oldest.bytes();
                floor = oldest.generation();
            }
        }
    }

    /** Whether anything is known of the owner. */
    public boolean knows(int shard) {
        return owners.containsKey(shard);
    }

    /** The generation up to which all changes are known; 0 for an owner of whom nothing is known. */
    public long applied(int shard) {
        History history = owners.get(shard);
        return history == null ? 0 : history.applied;
    }

    /** Somebody says that the owner's lake stands at least at this generation. @return whether that is news */
    public boolean rumoured(int shard, long generation) {
        History history = owners.get(shard);
        if (history == null || generation <= history.rumoured || generation <= history.applied) {
            return false;
        }
        history.rumoured = generation;
        return true;
    }

    /** The newest generation somebody spoke of, or that is known. */
    public long rumour(int shard) {
        History history = owners.get(shard);
        return history == null ? 0 : Math.max(history.rumoured, history.applied);
    }

    /** Whether there is said to be more than is known. */
    public boolean behind(int shard) {
        return rumour(shard) > applied(shard);
    }

    /**
     * A change was told. What comes out of order cannot be judged and counts as a change of everything.
     *
     * @return the change as it has to be taken
     */
    public Change changed(Change change) {
        History history = owners.get(change.owner().shard());
        if (history == null) {
            return change;
        }
        long generation = change.generation();
        if (change.isEverything()) {
            if (generation < history.applied) {
                history.rumoured = 0;
            }
            history.everythingUpTo(generation);
        } else if (generation == history.applied + 1 || history.applied == 0) {
            history.add(change);
        } else if (generation > history.applied) {
            history.everythingUpTo(generation);
            return Change.everything(change.owner(), generation);
        }
        return change;
    }

    /**
     * The log was looked into.
     *
     * @param rumour {@link #rumour} when that began: a rumour that the database does not confirm is dropped
     * @return the changes that were handed over and not known yet, as they have to be taken
     */
    public List<Change> caughtUp(Standing standing, long rumour) {
        int shard = standing.owner().shard();
        History history = owners.get(shard);
        if (history == null) {
            owners.put(shard, begun(standing));
            return List.of();
        }
        List<Change> news = standing.missed().stream()
                .filter(change -> change.generation() > applied(shard))
                .map(this::changed)
                .toList();
        if (history.rumoured <= rumour) {
            history.rumoured = 0;
        }
        rumoured(shard, standing.generation());
        return news;
    }

    private static History begun(Standing standing) {
        var history = new History();
        history.everythingUpTo(standing.generation());
        List<Change> window = standing.missed();
        long first = window.isEmpty() ? 0 : window.getFirst().generation();
        if (!window.isEmpty() && standing.generation() - first + 1 == window.size()) {
            history.floor = first - 1;
            window.forEach(history::add);
        }
        return history;
    }

    /** Whether an answer computed at a generation is still true as far as is known; when in doubt it is not. */
    public boolean holds(Question question, long generation) {
        History history = owners.get(question.owner().shard());
        if (history == null || generation > history.applied || generation < history.floor) {
            return false;
        }
        for (Change change : history.changes.tailMap(generation, false).values()) {
            if (Reach.reaches(change, question)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The newest generation known to have changed the answer, 0 if none is: all processes that know the same name the
     * answer by the same version, and one that knows less finds an answer that does not hold.
     */
    public long version(Question question) {
        History history = owners.get(question.owner().shard());
        if (history == null) {
            return 0;
        }
        for (Change change : history.changes.descendingMap().values()) {
            if (Reach.reaches(change, question)) {
                return change.generation();
            }
        }
        return 0;
    }
}
