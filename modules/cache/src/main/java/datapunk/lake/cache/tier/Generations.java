package datapunk.lake.cache.tier;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the last changes of every account, so that an answer computed at an older generation can be told true or
 * stale. For one thread.
 */
public final class Generations {
    /** Changes remembered for each account. */
    private static final int KEPT = 256;

    private final Map<Integer, History> accounts = new HashMap<>();

    private static final class History {
        long current;
        final Deque<Change> changes = new ArrayDeque<>();

        History(long current) {
            this.current = current;
        }
    }

    /** Whether the account's generation is known. */
    public boolean knows(int shard) {
        return accounts.containsKey(shard);
    }

    /** The account stands at least at this generation. */
    public void learn(int shard, long generation) {
        History history = accounts.computeIfAbsent(shard, s -> new History(generation));
        history.current = Math.max(history.current, generation);
    }

    /** A change was committed. */
    public void changed(Change change) {
        History history = accounts.computeIfAbsent(change.owner().shard(), s -> new History(change.generation()));
        history.current = Math.max(history.current, change.generation());
        history.changes.addLast(change);
        if (history.changes.size() > KEPT) {
            history.changes.removeFirst();
        }
    }

    /** Whether an answer computed at a generation is still true as far as is known; when in doubt it is not. */
    public boolean holds(Question question, long generation) {
        History history = accounts.get(question.owner().shard());
        if (history == null) {
            return false;
        }
        long unseen = history.current - generation;
        for (Change change : history.changes) {
            if (change.generation() > generation) {
                if (Reach.reaches(change, question)) {
                    return false;
                }
                unseen--;
            }
        }
        return unseen <= 0;
    }
}
